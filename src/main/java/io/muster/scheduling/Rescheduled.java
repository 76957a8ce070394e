package io.muster.scheduling;

import io.muster.shared.Actor;
import io.muster.shared.AuditEvent;
import java.time.Instant;

/** Something will be due at another time than planned. */
@AuditEvent("Rescheduled")
public record Rescheduled(
        String kind, String subject, Instant before, Instant due, String reason, Actor actor, Instant at)
        implements ScheduleEvent {}
