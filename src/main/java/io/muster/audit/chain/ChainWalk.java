package io.muster.audit.chain;

import io.muster.audit.chain.AuditEntry.EntryHash;
import io.muster.audit.chain.ChainVerdict.BadEntry;
import io.muster.audit.chain.ChainVerdict.Fault;
import io.muster.audit.chain.Chains.Head;
import java.util.Optional;
import java.util.function.Function;

/** A verifying walk along a chain, entry by entry, from any source. */
public final class ChainWalk {

    private final Function<String, Optional<Long>> placeOf;
    private Head at;

    /**
     * @param from where to start: {@link Head#none} for the whole chain
     * @param placeOf finds the position of the entry with a hash, to distinguish a moved entry from an altered one
     */
    public ChainWalk(Head from, Function<String, Optional<Long>> placeOf) {
        this.at = from;
        this.placeOf = placeOf;
    }

    /** The last valid entry. */
    public Head at() {
        return at;
    }

    public Optional<BadEntry> next(AuditEntry entry) {
        if (entry.seq() != at.entries() + 1) {
            return bad(
                    at.entries() + 1, Fault.MISSING, "the next entry that exists has number %d".formatted(entry.seq()));
        }
        var isItself = entry.chain().equals(at.chain()) && EntryHash.of(entry).equals(entry.hash());
        if (!entry.previous().equals(at.hash())) {
            return unlinked(entry, isItself);
        }
        if (!isItself) {
            return bad(
                    entry.seq(),
                    Fault.ALTERED,
                    "its content does not have the hash %s with which it was written".formatted(entry.hash()));
        }
        at = new Head(at.chain(), entry.seq(), entry.hash());
        return Optional.empty();
    }

    /** The fault of an entry that was chained to another one than now precedes it. */
    private Optional<BadEntry> unlinked(AuditEntry entry, boolean isItself) {
        var elsewhere = placeOf.apply(entry.previous()).filter(place -> place != at.entries());
        if (elsewhere.isPresent()) {
            return bad(
                    entry.seq(), Fault.REORDERED, "this content was written after entry %d".formatted(elsewhere.get()));
        }
        if (isItself && at.entries() > 0) {
            return bad(
                    at.entries(),
                    Fault.ALTERED,
                    "entry %d was chained to hash %s, but this one now has %s"
                            .formatted(entry.seq(), entry.previous(), at.hash()));
        }
        return bad(
                entry.seq(), Fault.ALTERED, "it is chained to hash %s, which no entry has".formatted(entry.previous()));
    }

    private static Optional<BadEntry> bad(long seq, Fault fault, String explanation) {
        return Optional.of(new BadEntry(seq, fault, explanation));
    }
}
