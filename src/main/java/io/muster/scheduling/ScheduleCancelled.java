package io.muster.scheduling;

import io.muster.shared.Actor;
import java.time.Instant;

/** Something planned will not be due any more. */
public record ScheduleCancelled(String kind, String subject, Instant due, String reason, Actor actor, Instant at)
        implements ScheduleEvent {}
