package io.muster.monitoring.monitor;

import org.jspecify.annotations.Nullable;

/**
 * What a monitor saw in one window.
 *
 * @param reason in words; null where the value speaks for itself
 */
public record Observation(Level level, @Nullable String reason) {

    /** From good to bad; the last two are not verdicts. */
    public enum Level {
        /** Good enough to clear a breach. */
        CLEAR,
        /** Below the warning threshold, but not good enough to clear a breach. */
        NORMAL,
        WARNING,
        BREACH,
        /** No value, or too few rows for a verdict. */
        NO_DATA,
        /** The evaluation failed. */
        ERROR;

        boolean isBelowWarning() {
            return this == CLEAR || this == NORMAL;
        }

        /** Whether it says something about the model. */
        public boolean isVerdict() {
            return this != NO_DATA && this != ERROR;
        }
    }

    public static Observation of(Level level) {
        return new Observation(level, null);
    }

    public static Observation noData(String reason) {
        return new Observation(Level.NO_DATA, reason);
    }

    public static Observation error(String reason) {
        return new Observation(Level.ERROR, reason);
    }

    /** An estimate may warn of a breach or report one, but its good values never help to clear one. */
    Observation asEstimate() {
        return level == Level.CLEAR ? new Observation(Level.NORMAL, reason) : this;
    }
}
