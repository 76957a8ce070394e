package io.muster.reporting;

/**
 * One proposed change in a list.
 *
 * @param processes names of what was sent
 * @param state in words
 */
public record ChangeRow(
        int number, String processes, String proposer, String proposed, String state, boolean open, boolean inForce) {}
