package io.muster.evidence.attestation;

import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.VersionId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the revocation list.
 *
 * @param number position in the list, from 1
 * @param previous digest of the envelope of the previous entry, null for the first, so that no entry can be removed
 *     unnoticed
 * @param certificate serial of the revoked certificate
 */
public record RevocationPredicate(
        long number,
        @Nullable Digest previous,
        String certificate,
        VersionId version,
        String reason,
        Actor by,
        Instant at) {

    public RevocationPredicate {
        Objects.requireNonNull(certificate, "certificate");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(at, "at");
    }

    /** The predicate type. It identifies the format; the URI need not resolve. */
    public static final String TYPE = "https://muster.io/attestation/revocation/v1";
}
