package io.muster.audit;

/**
 * Where a chain ends.
 *
 * @param entries number of entries, which is the last entry's sequence number
 * @param hash the last entry's hash
 */
record Head(String chain, long entries, String hash) {}
