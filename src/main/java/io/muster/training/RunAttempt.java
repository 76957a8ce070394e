package io.muster.training;

/**
 * One try at a run. Who lost a run to another still finds its row, but not under this name: what it writes changes
 * nothing.
 *
 * @param run the run's key
 * @param number from 1
 * @param node who tries
 */
record RunAttempt(String run, int number, String node) {}
