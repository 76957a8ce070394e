package io.muster.scheduling;

import io.muster.shared.Actor;
import io.muster.shared.AuditEvent;
import java.time.Instant;

/** A schedule was moved to another date. */
@AuditEvent("Rescheduled")
public record Rescheduled(
        String kind, String subject, Instant before, Instant due, String reason, Actor actor, Instant at)
        implements ScheduleEvent {}
