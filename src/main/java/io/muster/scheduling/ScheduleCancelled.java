package io.muster.scheduling;

import io.muster.shared.Actor;
import io.muster.shared.AuditEvent;
import java.time.Instant;

/** A schedule was cancelled. */
@AuditEvent("ScheduleCancelled")
public record ScheduleCancelled(String kind, String subject, Instant due, String reason, Actor actor, Instant at)
        implements ScheduleEvent {}
