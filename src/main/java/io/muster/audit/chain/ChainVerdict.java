package io.muster.audit.chain;

import org.jspecify.annotations.Nullable;

/**
 * The result of verifying a chain.
 *
 * @param chain its name, or {@link #CHECKPOINTS} for the chain of signed checkpoints
 * @param entries number of valid entries
 * @param firstBad the first invalid entry; absent if the chain is intact
 */
public record ChainVerdict(
        String chain, long entries, @Nullable BadEntry firstBad) {

    /** A name that no model can have. */
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
     * @param seq the position of the first invalid entry, counted from 1
     * @param explanation what differs, for people
     */
    public record BadEntry(long seq, Fault fault, String explanation) {}

    /** The ways in which an entry can be invalid. */
    public enum Fault {
        /** Its content does not match its hash, or the next entry was chained to other content. */
        ALTERED,
        /** It does not exist, although later ones do. */
        MISSING,
        /** Another entry of the chain is in its place. */
        REORDERED,
        /** It and all later ones are gone, but the chain's head or a checkpoint covers them. */
        TRUNCATED,
        /** The chain is consistent in itself but is not the one that a checkpoint signed, here or since the previous checkpoint. */
        REWRITTEN,
        /** The chain's head row does not match the last entry. */
        HEAD_ALTERED,
        /** An exported chain continues or ends where no signed checkpoint covers it. */
        UNSIGNED,
        /** A checkpoint's root, link or signature is wrong, or the heads stored with it are. */
        FORGED
    }
}
