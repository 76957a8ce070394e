package io.muster.evidence.findings;

import io.muster.shared.Actor;
import io.muster.shared.AuditEvent;
import io.muster.shared.DomainEvent;
import io.muster.shared.SubjectId;
import java.time.Instant;
import java.time.LocalDate;

/** A finding was opened. */
@AuditEvent("FindingOpened")
public record FindingOpened(
        String finding,
        SubjectId version,
        Severity severity,
        String title,
        Actor owner,
        LocalDate due,
        Actor actor,
        Instant at)
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
