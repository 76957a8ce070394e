package io.muster.proofs;

/**
 * The file of a decision table.
 *
 * @param file its name
 */
public record SentTable(String file, byte[] content) {}
