package io.muster.monitoring.record;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** The time that a kept profile covers, in UTC. */
public enum Span {
    HOUR,
    DAY,
    MONTH;

    /** The start of the span that an instant lies in. */
    public Instant start(Instant instant) {
        return switch (this) {
            case HOUR -> instant.truncatedTo(ChronoUnit.HOURS);
            case DAY -> instant.truncatedTo(ChronoUnit.DAYS);
            case MONTH ->
                atUtc(instant.truncatedTo(ChronoUnit.DAYS)).withDayOfMonth(1).toInstant();
        };
    }

    /** The end of the span that an instant lies in, which is the start of the next one. */
    public Instant end(Instant instant) {
        var start = atUtc(start(instant));
        return switch (this) {
            case HOUR -> start.plusHours(1).toInstant();
            case DAY -> start.plusDays(1).toInstant();
            case MONTH -> start.plusMonths(1).toInstant();
        };
    }

    private static ZonedDateTime atUtc(Instant instant) {
        return instant.atZone(ZoneOffset.UTC);
    }
}
