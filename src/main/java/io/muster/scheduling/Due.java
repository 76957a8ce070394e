package io.muster.scheduling;

import io.muster.shared.Actor;
import io.muster.shared.AuditEvent;
import java.time.Instant;

/**
 * A schedule became due, or a person fired it now. Published inside the transaction that marks the schedule as fired: a
 * failing listener rolls the firing back for a retry, so listeners must do their work in this transaction. There is one
 * committed event for each kind, subject and period; together they make a good idempotent business key.
 *
 * @param period the due date it was planned for, as ISO 8601
 * @param due the due date; later than {@code at} if a person fired it early
 */
@AuditEvent("Due")
public record Due(String kind, String subject, String period, Instant due, Actor actor, Instant at)
        implements ScheduleEvent {}
