package io.muster.reporting;

/**
 * A proposed change in a list.
 *
 * @param processes names of the submitted processes
 * @param state in words
 */
public record ChangeRow(
        int number, String processes, String proposer, String proposed, String state, boolean open, boolean inForce) {}
