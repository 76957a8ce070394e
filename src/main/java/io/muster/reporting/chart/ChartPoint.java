package io.muster.reporting.chart;

import org.jspecify.annotations.Nullable;

/**
 * One point of a chart. What is not a finite number is not drawn.
 *
 * @param label on the axis, such as a day
 * @param value or null if there is none
 * @param interval of the value, or null
 * @param reference where values lie when nothing has changed, or null
 * @param warning values between which nothing is reported, or null
 * @param breach values between which there is no breach, or null
 */
public record ChartPoint(
        String label,
        Mark mark,
        @Nullable Double value,
        @Nullable Range interval,
        @Nullable Range reference,
        @Nullable Range warning,
        @Nullable Range breach) {

    /** Open ends are null. */
    public record Range(@Nullable Double lower, @Nullable Double upper) {}

    /** What a point means. Each has a shape of its own, so that nothing depends on colour. */
    public enum Mark {
        NORMAL("normal"),
        WARNING("warning"),
        BREACH("breach"),
        NOT_ENOUGH_DATA("no-data"),
        NOT_EVALUATED("failed");

        private final String style;

        Mark(String style) {
            this.style = style;
        }

        String style() {
            return style;
        }

        boolean isVerdict() {
            return this == NORMAL || this == WARNING || this == BREACH;
        }
    }

    boolean hasValue() {
        return isFinite(value);
    }

    static boolean isFinite(@Nullable Double number) {
        return number != null && Double.isFinite(number);
    }
}
