package io.muster.monitoring.monitor;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The lengths of windows, which follow each other without overlap: calendar units, UTC. */
public enum WindowLength {
    HOUR,
    DAY,
    MONTH;

    /** The start of the window that an instant is in. */
    public Instant start(Instant at) {
        return switch (this) {
            case HOUR -> at.truncatedTo(ChronoUnit.HOURS);
            case DAY -> at.truncatedTo(ChronoUnit.DAYS);
            case MONTH -> startOf(day(at).withDayOfMonth(1));
        };
    }

    /** The start of the window after the one that starts then. */
    public Instant next(Instant start) {
        return moved(start, 1);
    }

    /** The start of the window before the one that starts then. */
    public Instant previous(Instant start) {
        return moved(start, -1);
    }

    private Instant moved(Instant start, int windows) {
        return switch (this) {
            case HOUR -> start.plus(windows, ChronoUnit.HOURS);
            case DAY -> start.plus(windows, ChronoUnit.DAYS);
            case MONTH -> startOf(day(start).plusMonths(windows));
        };
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
