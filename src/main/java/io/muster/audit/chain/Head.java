package io.muster.audit.chain;

import io.muster.shared.CanonicalJson;
import java.util.Map;

/**
 * The end of a chain.
 *
 * @param entries number of entries, which is the last entry's sequence number
 * @param hash the last entry's hash
 */
public record Head(String chain, long entries, String hash) {

    public static Head none(String chain) {
        return new Head(chain, 0, EntryHash.GENESIS);
    }

    /** The leaf of this chain in the tree of a checkpoint. */
    public byte[] leaf() {
        return MerkleTree.leaf(
                CanonicalJson.bytes(Map.of("chain", chain, "entries", Long.toString(entries), "hash", hash)));
    }
}
