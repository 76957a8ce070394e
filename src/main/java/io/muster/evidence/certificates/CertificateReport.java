package io.muster.evidence.certificates;

import io.muster.evidence.attestation.CertificatePredicate;
import io.muster.shared.Digest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody away from the server learns from a certificate.
 *
 * @param artifact the bytes that may be used; null when the certificate is not trusted
 * @param statement what it states; null when it is not trusted: then nothing in it may be believed, or shown
 * @param objections why it does not allow the use, one sentence each; none when it does
 * @param revocations the list of revocations that was given, or null if none was
 */
public record CertificateReport(
        @Nullable Digest artifact,
        @Nullable CertificatePredicate statement,
        List<String> objections,
        @Nullable RevocationList revocations) {

    /**
     * @param entries how many there are
     * @param asOf the moment up to which it is known to be whole: its signed last line, or else its newest entry;
     *     null if it has neither
     */
    public record RevocationList(long entries, @Nullable Instant asOf) {}

    public CertificateReport {
        objections = List.copyOf(objections);
    }

    public boolean isValid() {
        return objections.isEmpty();
    }
}
