package io.muster.evidence.certificates;

import io.muster.evidence.attestation.CertificatePredicate;
import io.muster.shared.Digest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of verifying a certificate without the server.
 *
 * @param artifact the bytes that may be used; null if the certificate is not trusted
 * @param statement its content; null if it is not trusted, because then nothing in it may be believed or shown
 * @param objections why it does not allow the use, one sentence each; empty if it does
 * @param revocations the given revocation list, or null
 */
public record CertificateReport(
        @Nullable Digest artifact,
        @Nullable CertificatePredicate statement,
        List<String> objections,
        @Nullable RevocationList revocations) {

    /**
     * @param entries the number of entries
     * @param asOf the time up to which it is known to be complete: that of its signed last line, or else of its newest
     *     entry; null if it has neither
     */
    public record RevocationList(long entries, @Nullable Instant asOf) {}

    public CertificateReport {
        objections = List.copyOf(objections);
    }

    public boolean isValid() {
        return objections.isEmpty();
    }
}
