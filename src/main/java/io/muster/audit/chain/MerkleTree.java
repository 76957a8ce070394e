package io.muster.audit.chain;

import io.muster.shared.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The Merkle tree of RFC 6962 over SHA-256: its root (section 2.1), and the paths that prove that a leaf is in it
 * (section 2.1.1; verified as in RFC 9162, section 2.1.3.2). A leaf here is the hash computed by {@link #leaf}.
 */
public final class MerkleTree {

    private MerkleTree() {}

    static byte[] leaf(byte[] content) {
        var hash = Digest.newMessageDigest();
        hash.update((byte) 0);
        return hash.digest(content);
    }

    public static byte[] root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return Digest.newMessageDigest().digest();
        }
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        var split = split(leaves.size());
        return node(root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
    }

    /** The sibling hashes from the leaf up to the root. */
    public static List<byte[]> path(int index, List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return new ArrayList<>();
        }
        var split = split(leaves.size());
        var left = leaves.subList(0, split);
        var right = leaves.subList(split, leaves.size());
        var path = index < split ? path(index, left) : path(index - split, right);
        path.add(index < split ? root(right) : root(left));
        return path;
    }

    /** @return the root that the path leads to; empty if it is not a path in a tree of that size */
    public static Optional<byte[]> follow(long index, long size, byte[] leaf, List<byte[]> path) {
        if (index < 0 || index >= size) {
            return Optional.empty();
        }
        var place = index;
        var last = size - 1;
        var hash = leaf;
        for (var sibling : path) {
            if (last == 0) {
                return Optional.empty();
            }
            if (isOdd(place) || place == last) {
                hash = node(sibling, hash);
                while (!isOdd(place) && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                hash = node(hash, sibling);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 ? Optional.of(hash) : Optional.empty();
    }

    private static byte[] node(byte[] left, byte[] right) {
        var hash = Digest.newMessageDigest();
        hash.update((byte) 1);
        hash.update(left);
        return hash.digest(right);
    }

    /** The largest power of two below a size of at least two. */
    private static int split(int size) {
        return Integer.highestOneBit(size - 1);
    }

    private static boolean isOdd(long number) {
        return (number & 1) == 1;
    }
}
