package io.muster.validation;

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
        String sentence) {}
