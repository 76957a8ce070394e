package io.muster.scheduling;

import io.muster.shared.Actor;
import java.time.Instant;

/** Something will be due. */
public record Scheduled(String kind, String subject, Instant due, Actor actor, Instant at) implements ScheduleEvent {}
