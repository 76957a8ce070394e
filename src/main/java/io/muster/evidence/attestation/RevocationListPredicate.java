package io.muster.evidence.attestation;

import io.muster.shared.Digest;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The last line of an issued revocation list: its extent and time. The entries alone cannot show that, because a long
 * time without a revocation looks like an old list.
 *
 * @param entries the number of revocations
 * @param last digest of the envelope of the last entry, null if there is none
 */
public record RevocationListPredicate(
        long entries, @Nullable Digest last, Instant at) {

    public RevocationListPredicate {
        Objects.requireNonNull(at, "at");
    }

    /** The predicate type. It identifies the format; the URI need not resolve. */
    public static final String TYPE = "https://muster.io/attestation/revocation-list/v1";
}
