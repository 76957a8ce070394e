package io.muster.monitoring.custom;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was counted of a model in a window and in what it is compared with, over the same bins: no row.
 *
 * @param reference of the validated data, or of the window before
 * @param window of what was asked and answered
 */
public record ComparedCounts(Counts reference, Counts window) {

    /**
     * Counts of some time.
     *
     * @param rows that were counted
     * @param columns features, then outputs, the same in the window and in the reference
     * @param score or null if the model has none
     * @param answered requests that were answered; 0 in a reference
     * @param refused requests that were wrong
     * @param failed requests that the model could not answer
     */
    public record Counts(
            long rows,
            List<CountedValues> columns,
            @Nullable CountedScore score,
            long answered,
            long refused,
            long failed) {

        public Counts {
            columns = List.copyOf(columns);
        }

        public Optional<CountedValues> column(String name) {
            return columns.stream().filter(column -> column.name().equals(name)).findFirst();
        }
    }

    /**
     * A column.
     *
     * @param isFeature false for an output
     * @param edges between the bins of numbers, one fewer than bins: the reference's deciles; empty for categories
     * @param categories that have a bin of their own; then come a bin for other and one for unseen categories; empty for
     *     numbers
     * @param bins rows of each bin, a copy
     * @param outOfRange rows with a number outside the range of the reference; they are in the outermost bins as well
     * @param smallest number, or null without any
     * @param largest number, or null without any
     * @param sum of the numbers minus {@code centre}
     * @param squares sum of the squares of the numbers minus {@code centre}
     */
    public record CountedValues(
            String name,
            boolean isFeature,
            List<Double> edges,
            List<String> categories,
            long[] bins,
            long missing,
            long invalid,
            long outOfRange,
            @Nullable Double smallest,
            @Nullable Double largest,
            double centre,
            double sum,
            double squares) {}

    /**
     * The score in bins of equal width.
     *
     * @param lowest where the first bin begins
     * @param highest where the last bin ends
     * @param all predictions of each bin, a copy
     * @param negatives those with a known negative outcome
     * @param positives those with a known positive outcome
     */
    public record CountedScore(double lowest, double highest, long[] all, long[] negatives, long[] positives) {}
}
