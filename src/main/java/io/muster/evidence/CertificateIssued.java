package io.muster.evidence;

import io.muster.shared.Actor;
import io.muster.shared.AuditEvent;
import io.muster.shared.Digest;
import io.muster.shared.DomainEvent;
import io.muster.shared.VersionId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A certificate that allows a version to be used was signed. */
@AuditEvent("CertificateIssued")
public record CertificateIssued(
        String certificate,
        VersionId version,
        Digest artifact,
        Digest envelope,
        Set<String> environments,
        List<String> conditions,
        Instant expiresAt,
        @Nullable String renews,
        Actor actor,
        Instant at)
        implements DomainEvent {

    public static CertificateIssued of(Certificate certificate) {
        return new CertificateIssued(
                certificate.serial(),
                certificate.version(),
                certificate.artifact(),
                Digest.ofText(certificate.envelope()),
                certificate.environments(),
                certificate.conditions(),
                certificate.expiresAt(),
                certificate.renews(),
                certificate.issuedBy(),
                certificate.issuedAt());
    }

    @Override
    public String chain() {
        return version.model().name();
    }

    @Override
    public String subject() {
        return version.toString();
    }
}
