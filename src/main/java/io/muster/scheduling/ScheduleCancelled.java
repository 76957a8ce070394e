package io.muster.scheduling;

import io.muster.shared.Actor;
import io.muster.shared.AuditEvent;
import java.time.Instant;

/** Something planned will not be due any more. */
@AuditEvent("ScheduleCancelled")
public record ScheduleCancelled(String kind, String subject, Instant due, String reason, Actor actor, Instant at)
        implements ScheduleEvent {}
