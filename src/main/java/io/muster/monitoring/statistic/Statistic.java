package io.muster.monitoring.statistic;

import io.muster.validation.model.Metric;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The declaration of a statistic: monitors and thresholds name it by its id, and {@code docs/reference/statistics.md} is
 * made from it.
 *
 * @param id lower-case words with hyphens, never changed
 * @param title with which people meet it
 * @param definition a formula or a sentence from which it can be computed
 * @param source paper, book or library that defines it
 * @param unit of its values, such as {@code share} or {@code unit of the outcome}
 * @param range its possible values
 * @param direction which values are bad
 * @param uncertainty what a value says about how sure it is
 */
public record Statistic(
        String id,
        String title,
        String definition,
        String source,
        String unit,
        String range,
        Direction direction,
        Set<Uncertainty> uncertainty) {

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public Statistic {
        uncertainty = Set.copyOf(uncertainty);
        if (!ID.matcher(id).matches() || definition.isBlank() || source.isBlank() || uncertainty.isEmpty()) {
            throw new IllegalArgumentException(
                    "Statistic '%s': expected an id, a definition, a source and an uncertainty".formatted(id));
        }
    }

    /** Which values are bad. */
    public enum Direction {
        HIGH_IS_BAD("high is bad"),
        LOW_IS_BAD("low is bad"),
        FAR_FROM_REFERENCE_IS_BAD("far from the reference is bad");

        private final String words;

        Direction(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** What a value says about how sure it is. */
    public enum Uncertainty {
        STANDARD_ERROR("standard error"),
        NO_DRIFT_QUANTILE("95 % quantile without drift"),
        EXACT("counted, not estimated");

        private final String words;

        Uncertainty(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** A measure that validation uses too: its id, title, definition, source and range are declared there. */
    static Statistic of(Metric metric, String unit, Direction direction) {
        return new Statistic(
                metric.id(),
                metric.title(),
                metric.definition(),
                metric.source(),
                unit,
                metric.range(),
                direction,
                Set.of(Uncertainty.STANDARD_ERROR));
    }
}
