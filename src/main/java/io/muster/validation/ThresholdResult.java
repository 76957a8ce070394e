package io.muster.validation;

import io.muster.validation.model.Interval;
import io.muster.validation.model.Threshold;
import org.jspecify.annotations.Nullable;

/**
 * One threshold with the measured value.
 *
 * @param implied whether it applies to every policy that does not set its own
 * @param value null when the metric has none
 * @param met never true without a value
 * @param sentence the comparison in plain language
 */
record ThresholdResult(
        String metric,
        @Nullable Double minimum,
        @Nullable Double maximum,
        boolean implied,
        @Nullable Double value,
        boolean met,
        String sentence) {

    /** Whether the worse end of an interval meets the threshold too; true without an interval. */
    boolean metBy(@Nullable Interval interval) {
        return interval == null || interval.meets(new Threshold(metric, minimum, maximum));
    }
}
