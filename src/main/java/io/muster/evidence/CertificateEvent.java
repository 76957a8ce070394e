package io.muster.evidence;

import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.VersionId;
import io.muster.shared.events.AuditEvent;
import io.muster.shared.events.DomainEvent;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happened to a certificate. It belongs to the chain of its model. */
public sealed interface CertificateEvent extends DomainEvent {

    VersionId version();

    @Override
    default String chain() {
        return version().model().name();
    }

    @Override
    default String subject() {
        return version().toString();
    }

    /** A certificate that allows a version to be used was signed. */
    @AuditEvent("CertificateIssued")
    record CertificateIssued(
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
            implements CertificateEvent {

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
    }

    /** A certificate was revoked, or replaced by its renewal. */
    @AuditEvent("CertificateRevoked")
    record CertificateRevoked(
            String certificate, VersionId version, long number, String reason, Actor actor, Instant at)
            implements CertificateEvent {}
}
