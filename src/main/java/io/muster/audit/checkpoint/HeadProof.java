package io.muster.audit.checkpoint;

import io.muster.audit.chain.Chains.Head;
import io.muster.audit.chain.MerkleTree;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * A proof that a checkpoint signed the head of a chain, without the other chains.
 *
 * @param entries number of entries of the chain
 * @param hash its last entry's hash
 * @param index the chain's position among all, from 0
 * @param path sibling hashes from the leaf up, hex (RFC 6962, section 2.1.1)
 */
public record HeadProof(long entries, String hash, int index, List<String> path) {

    public HeadProof {
        Objects.requireNonNull(hash, "hash");
        path = path == null ? List.of() : List.copyOf(path);
    }

    public boolean leadsTo(Checkpoint checkpoint, String chain) {
        try {
            var siblings = path.stream().map(HexFormat.of()::parseHex).toList();
            var leaf = new Head(chain, entries, hash).leaf();
            return MerkleTree.follow(index, checkpoint.chains(), leaf, siblings)
                    .map(HexFormat.of()::formatHex)
                    .filter(checkpoint.root()::equals)
                    .isPresent();
        } catch (IllegalArgumentException noHex) {
            return false;
        }
    }
}
