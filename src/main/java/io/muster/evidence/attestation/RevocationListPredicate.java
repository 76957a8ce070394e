package io.muster.evidence.attestation;

import io.muster.shared.Digest;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The last line of a list of revocations that was handed out: how far it reached at what moment. The entries alone cannot
 * show that, because a long time without a revocation looks like an old list.
 *
 * @param entries how many revocations there were
 * @param last digest of the envelope of the last entry, null if there is none
 */
public record RevocationListPredicate(
        long entries, @Nullable Digest last, Instant at) {

    public RevocationListPredicate {
        Objects.requireNonNull(at, "at");
    }

    /** The predicate type. It identifies the format; nothing has to answer there. */
    public static final String TYPE = "https://muster.io/attestation/revocation-list/v1";
}
