package io.muster.engine.duedates;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;

/** The timers that every human task has without being drawn: they leave the task open. */
public enum TaskTimer {
    REMINDER(TaskDates::reminder),
    ESCALATION(TaskDates::escalation);

    private final Function<TaskDates, Duration> after;

    TaskTimer(Function<TaskDates, Duration> after) {
        this.after = after;
    }

    /** The id of its listener in the engine: {@code reminder}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Duration after(TaskDates dates) {
        return after.apply(dates);
    }
}
