package io.muster.monitoring.statistic;

import org.jspecify.annotations.Nullable;

/** What came out for a statistic and its subject: a value, or the reason why there is none. */
public sealed interface StatisticResult {

    Statistic statistic();

    /** What was measured: a column, a category, a group, a horizon; empty for the whole model. */
    String subject();

    /**
     * A value.
     *
     * @param rows that it rests on
     * @param standardError or null if the statistic has none
     * @param withoutDrift what drift exceeds by chance in one of twenty windows of this size, or null if the statistic is
     *     not about drift
     */
    record Measured(
            Statistic statistic,
            String subject,
            double value,
            long rows,
            @Nullable Double standardError,
            @Nullable Double withoutDrift)
            implements StatisticResult {

        /**
         * The verdict on drift: none while a window of this size exceeds the warning threshold by chance alone.
         *
         * @param breach at least the warning threshold
         */
        public Verdict verdict(double warning, double breach) {
            if (breach < warning) {
                throw new IllegalArgumentException(
                        "Breach threshold %s is below the warning threshold %s".formatted(breach, warning));
            }
            if (withoutDrift != null && withoutDrift > warning) {
                return Verdict.NOT_ENOUGH_DATA;
            }
            if (value >= breach) {
                return Verdict.BREACH;
            }
            return value >= warning ? Verdict.WARNING : Verdict.NORMAL;
        }
    }

    /** @param reason why there is no value, in words */
    record NotMeasured(Statistic statistic, String subject, String reason) implements StatisticResult {}

    /** The statistic itself is faulty, so nothing can be said of any subject. */
    record Failed(Statistic statistic, String reason) implements StatisticResult {
        @Override
        public String subject() {
            return "";
        }
    }

    /** What a value means against its thresholds. */
    enum Verdict {
        NORMAL,
        WARNING,
        BREACH,
        NOT_ENOUGH_DATA
    }
}
