package io.muster.evidence.findings;

import io.muster.shared.Actor;
import io.muster.shared.SubjectId;
import io.muster.shared.events.AuditEvent;
import io.muster.shared.events.DomainEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

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

    /**
     * An open finding was edited, its owner reported a remedy, its risk was accepted, or a closed one was opened again.
     *
     * @param what {@code edited}, {@code remedied}, {@code risk-accepted} or {@code opened-again}
     * @param words what was reported or decided, for people
     */
    @AuditEvent("FindingChanged")
    record FindingChanged(
            String finding,
            SubjectId about,
            String what,
            Severity severity,
            String title,
            Actor owner,
            LocalDate due,
            String words,
            Actor actor,
            Instant at)
            implements FindingEvent {}

    /**
     * People were told that a finding is overdue.
     *
     * @param told its owner and those whom the table finding-effects names
     */
    @AuditEvent("FindingEscalated")
    record FindingEscalated(
            String finding,
            SubjectId about,
            Severity severity,
            String title,
            LocalDate due,
            List<Actor> told,
            Actor actor,
            Instant at)
            implements FindingEvent {

        public FindingEscalated {
            told = List.copyOf(told);
        }
    }
}
