package io.muster.scheduling;

import io.muster.shared.Actor;
import io.muster.shared.InvalidVersionId;
import io.muster.shared.VersionId;
import io.muster.shared.events.AuditEvent;
import io.muster.shared.events.DomainEvent;
import java.time.Instant;

/** An event of a schedule. Those about a version belong to its model's chain, all others to the platform's. */
public sealed interface ScheduleEvent extends DomainEvent {

    @Override
    default String chain() {
        try {
            return VersionId.parse(subject()).model().name();
        } catch (InvalidVersionId e) {
            return PLATFORM;
        }
    }

    /** A schedule was planned. */
    @AuditEvent("Scheduled")
    record Scheduled(String kind, String subject, Instant due, Actor actor, Instant at) implements ScheduleEvent {}

    /** A schedule was moved to another date. */
    @AuditEvent("Rescheduled")
    record Rescheduled(String kind, String subject, Instant before, Instant due, String reason, Actor actor, Instant at)
            implements ScheduleEvent {}

    /** A schedule was cancelled. */
    @AuditEvent("ScheduleCancelled")
    record ScheduleCancelled(String kind, String subject, Instant due, String reason, Actor actor, Instant at)
            implements ScheduleEvent {}

    /**
     * A schedule became due and could not be fired for the first time since it was planned. Firing is attempted again
     * until it succeeds.
     *
     * @param failure the message of what failed
     */
    @AuditEvent("ScheduleFailed")
    record ScheduleFailed(String kind, String subject, Instant due, String failure, Actor actor, Instant at)
            implements ScheduleEvent {}

    /**
     * A schedule became due, or a person fired it now. Published inside the transaction that marks the schedule as fired: a
     * failing listener rolls the firing back for a retry, so listeners must do their work in this transaction. There is one
     * committed event for each kind, subject and period; together they make a good idempotent business key.
     *
     * @param period the due date it was planned for, as ISO 8601
     * @param due the due date; later than {@code at} if a person fired it early
     */
    @AuditEvent("Due")
    record Due(String kind, String subject, String period, Instant due, Actor actor, Instant at)
            implements ScheduleEvent {}
}
