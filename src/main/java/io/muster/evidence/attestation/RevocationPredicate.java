package io.muster.evidence.attestation;

import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.VersionId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the list of revocations.
 *
 * @param number place in the list, from 1
 * @param previous digest of the envelope of the entry before, null for the first: nothing can be taken out unseen
 * @param certificate serial of the certificate taken back
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

    /** The predicate type. It identifies the format; nothing has to answer there. */
    public static final String TYPE = "https://muster.io/attestation/revocation/v1";
}
