package io.muster.evidence.findings;

import io.muster.shared.Actor;
import io.muster.shared.AuditEvent;
import io.muster.shared.DomainEvent;
import io.muster.shared.SubjectId;
import java.time.Instant;

/** A finding was closed. */
@AuditEvent("FindingClosed")
public record FindingClosed(String finding, SubjectId version, String reason, Actor actor, Instant at)
        implements DomainEvent {

    @Override
    public String chain() {
        return version.chain();
    }

    @Override
    public String subject() {
        return version.toString();
    }
}
