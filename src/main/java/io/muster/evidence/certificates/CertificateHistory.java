package io.muster.evidence.certificates;

import io.muster.evidence.attestation.CertificatePredicate;
import io.muster.evidence.attestation.NotTrusted;
import io.muster.evidence.register.CertificateRows;
import io.muster.evidence.register.Revocations;
import io.muster.shared.VersionId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The history of certificates: which of them were in force at an instant. */
@Service
public class CertificateHistory {

    private final CertificateRows rows;
    private final CertificateIssuer issuer;
    private final Revocations revocations;

    CertificateHistory(CertificateRows rows, CertificateIssuer issuer, Revocations revocations) {
        this.rows = rows;
        this.issuer = issuer;
        this.revocations = revocations;
    }

    /**
     * The statements of the certificates that were in force for these versions at an instant: issued, and neither
     * revoked nor expired. Rows without a trusted signature prove nothing and are left out.
     *
     * @return by version, the newest first; versions without any are left out
     */
    @Transactional(readOnly = true)
    public Map<VersionId, List<CertificatePredicate>> inForce(Collection<VersionId> versions, Instant at) {
        var known = revocations.known();
        return rows.of(versions).stream()
                .flatMap(row -> trusted(row).stream())
                .filter(statement -> isInForce(statement, known, at))
                .collect(Collectors.groupingBy(CertificatePredicate::version));
    }

    private static boolean isInForce(CertificatePredicate statement, Revocations.Known known, Instant at) {
        var revoked =
                known.of(statement.serial()).map(revocation -> !revocation.at().isAfter(at));
        return !statement.issuedAt().isAfter(at) && at.isBefore(statement.expiresAt()) && !revoked.orElse(false);
    }

    private Optional<CertificatePredicate> trusted(CertificateRows.Row row) {
        try {
            return Optional.of(issuer.read(row.envelope()));
        } catch (NotTrusted e) {
            return Optional.empty();
        }
    }
}
