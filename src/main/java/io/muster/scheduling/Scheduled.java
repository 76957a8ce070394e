package io.muster.scheduling;

import io.muster.shared.Actor;
import io.muster.shared.AuditEvent;
import java.time.Instant;

/** A schedule was planned. */
@AuditEvent("Scheduled")
public record Scheduled(String kind, String subject, Instant due, Actor actor, Instant at) implements ScheduleEvent {}
