package io.muster.audit.verification;

import io.muster.audit.chain.ChainVerdict;
import java.time.Instant;

/**
 * A damaged record.
 *
 * @param chain the audit chain concerned
 * @param place what is damaged: a chain's name, {@link ChainVerdict#CHECKPOINTS}, a version, {@code revocations}
 * @param explanation what differs, for people
 * @param since when it was first found
 */
public record Damage(String chain, Kind kind, String place, String explanation, Instant since) {

    /** The kind of damaged record. */
    public enum Kind {
        /** An audit chain, or the checkpoints. */
        TRAIL,
        /** Records of another module: evidence, certificates, revocations. */
        RECORD
    }

    boolean isSameAs(Damage other) {
        return kind == other.kind && place.equals(other.place) && explanation.equals(other.explanation);
    }
}
