package io.muster.validation.model;

import io.muster.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The demand of an acceptance policy on one metric.
 *
 * @param metric a id of a {@link Metric}; an unknown word is never met
 * @param minimum lowest accepted value, inclusive, or null
 * @param maximum highest accepted value, inclusive, or null
 */
public record Threshold(
        String metric, @Nullable Double minimum, @Nullable Double maximum) {

    /** @throws Refusal {@code UNUSABLE_POLICY} if it demands nothing, or something that no value can meet */
    public Threshold {
        if (metric == null || metric.isBlank()) {
            throw ValidationProblem.UNUSABLE_POLICY.refusal("A threshold does not name a metric");
        }
        if (minimum == null && maximum == null) {
            throw ValidationProblem.UNUSABLE_POLICY.refusal(
                    "The threshold on '%s' has neither minimum nor maximum", metric);
        }
        if (isNaN(minimum) || isNaN(maximum) || minimum != null && maximum != null && minimum > maximum) {
            throw ValidationProblem.UNUSABLE_POLICY.refusal(
                    "No value of '%s' is between %s and %s", metric, minimum, maximum);
        }
    }

    public static Threshold atLeast(Metric metric, double minimum) {
        return new Threshold(metric.id(), minimum, null);
    }

    public static Threshold atMost(Metric metric, double maximum) {
        return new Threshold(metric.id(), null, maximum);
    }

    private static boolean isNaN(@Nullable Double value) {
        return value != null && value.isNaN();
    }

    public boolean admits(double value) {
        return (minimum == null || value >= minimum) && (maximum == null || value <= maximum);
    }

    /** Such as {@code at least 0.7}. */
    public String demand() {
        if (maximum == null) {
            return "at least " + ReportText.number(minimum);
        }
        return minimum == null
                ? "at most " + ReportText.number(maximum)
                : "between %s and %s".formatted(ReportText.number(minimum), ReportText.number(maximum));
    }
}
