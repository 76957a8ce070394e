package io.muster.verification.search.reduction;

import java.util.BitSet;

/**
 * What moves read and write, as bits: variables first, then controls, then whether a deployment failed, then which
 * completed activities can be compensated.
 */
record Effects(BitSet reads, BitSet writes) {

    static Effects none() {
        return new Effects(new BitSet(), new BitSet());
    }

    boolean isNone() {
        return reads.isEmpty() && writes.isEmpty();
    }

    void add(Effects other) {
        reads.or(other.reads);
        writes.or(other.writes);
    }

    boolean conflicts(Effects other) {
        return writes.intersects(other.writes) || writes.intersects(other.reads) || reads.intersects(other.writes);
    }
}
