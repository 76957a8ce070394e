package io.muster.training.runs;

/**
 * One attempt at a run. A node that lost a run to another still finds its row, but under another number, so its writes
 * change nothing.
 *
 * @param run the run's key
 * @param number from 1
 * @param node that makes the attempt
 */
public record RunAttempt(String run, int number, String node) {}
