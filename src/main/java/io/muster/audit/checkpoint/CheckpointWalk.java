package io.muster.audit.checkpoint;

import io.muster.audit.chain.AuditEntry.EntryHash;
import io.muster.audit.chain.ChainVerdict.BadEntry;
import io.muster.audit.chain.ChainVerdict.Fault;
import java.util.Optional;

/** A verifying walk along the chain of checkpoints: number, link, signature. It does not check their roots. */
public final class CheckpointWalk {

    private final Checkpoint.Signatures keys;
    private long number;
    private String previous = EntryHash.GENESIS;

    public CheckpointWalk(Checkpoint.Signatures keys) {
        this.keys = keys;
    }

    /** @param from the last checkpoint already verified */
    public CheckpointWalk(Checkpoint.Signatures keys, Checkpoint from) {
        this(keys);
        this.number = from.number();
        this.previous = from.hash();
    }

    /** The last valid checkpoint, 0 before the first. */
    public long number() {
        return number;
    }

    public Optional<BadEntry> next(Checkpoint checkpoint) {
        if (checkpoint.number() != number + 1) {
            return Optional.of(new BadEntry(
                    number + 1,
                    Fault.MISSING,
                    "the next checkpoint that exists has number %d".formatted(checkpoint.number())));
        }
        if (!checkpoint.isSignedBy(keys)) {
            return forged(checkpoint, "its signature is not by a known key over this content");
        }
        if (!checkpoint.previous().equals(previous)) {
            return forged(checkpoint, "it does not continue the checkpoint before it");
        }
        number = checkpoint.number();
        previous = checkpoint.hash();
        return Optional.empty();
    }

    public static Optional<BadEntry> forged(Checkpoint checkpoint, String explanation) {
        return Optional.of(new BadEntry(checkpoint.number(), Fault.FORGED, explanation));
    }
}
