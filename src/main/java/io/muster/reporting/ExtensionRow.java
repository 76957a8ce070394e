package io.muster.reporting;

/**
 * A jar from outside on the page of the processes.
 *
 * @param parts what it brings: titles and ids of steps, kinds and classes of everything else
 */
record ExtensionRow(String jar, String digest, String parts) {}
