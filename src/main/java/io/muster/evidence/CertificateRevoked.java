package io.muster.evidence;

import io.muster.shared.Actor;
import io.muster.shared.AuditEvent;
import io.muster.shared.DomainEvent;
import io.muster.shared.VersionId;
import java.time.Instant;

/** A certificate was revoked, or replaced by its renewal. */
@AuditEvent("CertificateRevoked")
public record CertificateRevoked(
        String certificate, VersionId version, long number, String reason, Actor actor, Instant at)
        implements DomainEvent {

    @Override
    public String chain() {
        return version.model().name();
    }

    @Override
    public String subject() {
        return version.toString();
    }
}
