package io.muster.audit.chain;

import org.jspecify.annotations.Nullable;

/**
 * What verifying a chain found.
 *
 * @param chain its name, or {@link #CHECKPOINTS} for the chain of signed checkpoints
 * @param entries how many entries were found good
 * @param firstBad the first entry that is not as it was written; absent when the chain is intact
 */
public record ChainVerdict(
        String chain, long entries, @Nullable BadEntry firstBad) {

    /** No model can have this name. */
    public static final String CHECKPOINTS = "(checkpoints)";

    public static ChainVerdict intact(String chain, long entries) {
        return new ChainVerdict(chain, entries, null);
    }

    public static ChainVerdict bad(String chain, BadEntry bad) {
        return new ChainVerdict(chain, bad.seq() - 1, bad);
    }

    public boolean isIntact() {
        return firstBad == null;
    }

    /**
     * @param seq the first bad entry's place, counted from 1
     * @param explanation what differs, for people
     */
    public record BadEntry(long seq, Fault fault, String explanation) {}

    /** What can be wrong with an entry. */
    public enum Fault {
        /** Its content does not match its hash, or the next entry was chained to another content. */
        ALTERED,
        /** It is not there, later ones are. */
        MISSING,
        /** Another entry of the chain stands in its place. */
        REORDERED,
        /** It and all later ones are gone, but the chain's head or a checkpoint knows them. */
        TRUNCATED,
        /** The chain is consistent in itself but not the one a signed checkpoint saw, here or since the checkpoint before. */
        REWRITTEN,
        /** The chain's head row does not name the last entry. */
        HEAD_ALTERED,
        /** An exported chain goes on, or ends, where no signed checkpoint vouches for it. */
        UNSIGNED,
        /** A checkpoint's root, link or signature is wrong, or the heads kept with it are. */
        FORGED
    }
}
