package io.muster.evidence.findings;

import io.muster.shared.Actor;
import io.muster.shared.AuditEvent;
import io.muster.shared.DomainEvent;
import io.muster.shared.VersionId;
import java.time.Instant;

/** A weakness was dealt with. */
@AuditEvent("FindingClosed")
public record FindingClosed(String finding, VersionId version, String reason, Actor actor, Instant at)
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
