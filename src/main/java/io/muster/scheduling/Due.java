package io.muster.scheduling;

import io.muster.shared.Actor;
import io.muster.shared.AuditEvent;
import java.time.Instant;

/**
 * Something became due, or a person ran it now. Published inside the transaction that marks the schedule as fired:
 * a listener that fails undoes the firing and it is tried again, so a listener does its work in this transaction or not
 * at all. There is one committed event for each kind, subject and period; kind, subject and period together make a
 * good idempotent business key.
 *
 * @param period the due date it was planned for, as ISO 8601
 * @param due the due date; later than {@code at} when a person did not want to wait
 */
@AuditEvent("Due")
public record Due(String kind, String subject, String period, Instant due, Actor actor, Instant at)
        implements ScheduleEvent {}
