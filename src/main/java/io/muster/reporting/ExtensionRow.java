package io.muster.reporting;

/**
 * A jar from outside on the page of the processes.
 *
 * @param steps titles and ids of the steps that it brings
 */
record ExtensionRow(String jar, String digest, String steps) {}
