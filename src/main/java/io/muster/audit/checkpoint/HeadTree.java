package io.muster.audit.checkpoint;

import io.muster.audit.chain.Chains.Head;
import io.muster.audit.chain.MerkleTree;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/** The heads of all chains as one checkpoint signs them: the leaves of a Merkle tree, in the order of the chains' names. */
public final class HeadTree {

    private final TreeMap<String, Head> heads = new TreeMap<>();
    private final TreeMap<String, byte[]> leaves = new TreeMap<>();

    public void put(Head head) {
        heads.put(head.chain(), head);
        leaves.put(head.chain(), head.leaf());
    }

    public Head of(String chain) {
        return heads.getOrDefault(chain, Head.none(chain));
    }

    int size() {
        return heads.size();
    }

    String root() {
        return HexFormat.of().formatHex(MerkleTree.root(List.copyOf(leaves.values())));
    }

    public HeadProof prove(String chain) {
        var head = heads.get(chain);
        var index = leaves.headMap(chain).size();
        var path = MerkleTree.path(index, List.copyOf(leaves.values())).stream()
                .map(HexFormat.of()::formatHex)
                .toList();
        return new HeadProof(head.entries(), head.hash(), index, path);
    }
}
