package io.muster.evidence.findings;

import io.muster.shared.Actor;
import io.muster.shared.SubjectId;
import io.muster.shared.events.AuditEvent;
import io.muster.shared.events.DomainEvent;
import java.time.Instant;
import java.time.LocalDate;

/** What happened to a finding. It belongs to the chain of its subject. */
public sealed interface FindingEvent extends DomainEvent {

    SubjectId about();

    @Override
    default String chain() {
        return about().chain();
    }

    @Override
    default String subject() {
        return about().toString();
    }

    /** A finding was opened. */
    @AuditEvent("FindingOpened")
    record FindingOpened(
            String finding,
            SubjectId about,
            Severity severity,
            String title,
            Actor owner,
            LocalDate due,
            Actor actor,
            Instant at)
            implements FindingEvent {}

    /** A finding was closed. */
    @AuditEvent("FindingClosed")
    record FindingClosed(String finding, SubjectId about, String reason, Actor actor, Instant at)
            implements FindingEvent {}
}
