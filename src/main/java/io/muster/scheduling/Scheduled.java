package io.muster.scheduling;

import io.muster.shared.Actor;
import io.muster.shared.AuditEvent;
import java.time.Instant;

/** Something will be due. */
@AuditEvent("Scheduled")
public record Scheduled(String kind, String subject, Instant due, Actor actor, Instant at) implements ScheduleEvent {}
