package io.muster.audit;

import io.muster.audit.ChainVerdict.Fault;

/** Walks a chain from its first entry and stops at the first that is not as it was written. Memory does not grow with the chain. */
final class ChainVerifier {

    private static final int PAGE = 1000;

    private final Chains chains;
    private final String chain;
    private long seq;
    private String previous = EntryHash.GENESIS;

    ChainVerifier(Chains chains, String chain) {
        this.chains = chains;
        this.chain = chain;
    }

    ChainVerdict verify() {
        while (true) {
            var page = chains.entries(chain, seq + 1, PAGE);
            for (var entry : page) {
                var bad = check(entry);
                if (bad != null) {
                    return bad;
                }
                seq = entry.seq();
                previous = entry.hash();
            }
            if (page.size() < PAGE) {
                return checkHead();
            }
        }
    }

    private ChainVerdict check(AuditEntry entry) {
        if (entry.seq() != seq + 1) {
            return bad(seq + 1, Fault.MISSING, "the next entry there is is number %d".formatted(entry.seq()));
        }
        var isItself = EntryHash.of(entry).equals(entry.hash());
        var follows = entry.previous().equals(previous);
        if (isItself && follows) {
            return null;
        }
        if (!follows) {
            return unlinked(entry, isItself);
        }
        return bad(
                entry.seq(),
                Fault.ALTERED,
                "its content does not have the hash %s it was written with".formatted(entry.hash()));
    }

    /** The entry was chained to something else than what now stands before it. */
    private ChainVerdict unlinked(AuditEntry entry, boolean isItself) {
        var elsewhere = chains.placeOf(chain, entry.previous()).filter(place -> place != seq);
        if (elsewhere.isPresent()) {
            return bad(
                    entry.seq(),
                    Fault.REORDERED,
                    "what stands here was written after entry %d".formatted(elsewhere.get()));
        }
        if (isItself && seq > 0) {
            return bad(
                    seq,
                    Fault.ALTERED,
                    "entry %d was chained to hash %s, but this one now has %s"
                            .formatted(entry.seq(), entry.previous(), previous));
        }
        return bad(
                entry.seq(), Fault.ALTERED, "it is chained to hash %s, which no entry has".formatted(entry.previous()));
    }

    private ChainVerdict checkHead() {
        var head = chains.head(chain).orElse(new Head(chain, 0, EntryHash.GENESIS));
        if (head.entries() > seq) {
            return bad(seq + 1, Fault.TRUNCATED, "the chain's head knows %d entries".formatted(head.entries()));
        }
        if (head.entries() < seq || !head.hash().equals(previous)) {
            return bad(
                    Math.max(seq, 1),
                    Fault.HEAD_ALTERED,
                    "the chain's head names entry %d with hash %s as the last".formatted(head.entries(), head.hash()));
        }
        return ChainVerdict.intact(chain, seq);
    }

    private ChainVerdict bad(long seq, Fault fault, String explanation) {
        return ChainVerdict.bad(chain, seq, fault, explanation);
    }
}
