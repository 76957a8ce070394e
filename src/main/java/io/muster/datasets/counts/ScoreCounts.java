package io.muster.datasets.counts;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What was counted of a model's score: of all predictions, and of those whose outcome is known. They add up like counts,
 * sums up to rounding.
 *
 * @param all predictions
 * @param negatives predictions with a known negative outcome
 * @param positives predictions with a known positive outcome
 * @param missing predictions without a score
 * @param invalid predictions with a score that is not a usable number
 * @param outOfRange predictions with a score outside the bins, counted in the outermost ones
 * @param losses sums over the predictions with a known outcome
 */
public record ScoreCounts(
        Histogram all,
        Histogram negatives,
        Histogram positives,
        long missing,
        long invalid,
        long outOfRange,
        Losses losses) {

    public ScoreCounts {
        if (negatives.rows.length != all.rows.length || positives.rows.length != all.rows.length) {
            throw new IllegalArgumentException(
                    "%d bins of all scores, %d of negatives, %d of positives: expected as many"
                            .formatted(all.rows.length, negatives.rows.length, positives.rows.length));
        }
        if (missing < 0 || invalid < 0 || outOfRange < 0 || outOfRange > all.total()) {
            throw new IllegalArgumentException(
                    "Missing %d, invalid %d, out of range %d: expected none below 0, and only counted scores out of range"
                            .formatted(missing, invalid, outOfRange));
        }
    }

    public static ScoreCounts none(int bins) {
        var nothing = Histogram.none(bins);
        return new ScoreCounts(nothing, nothing, nothing, 0, 0, 0, Losses.NONE);
    }

    public ScoreCounts plus(ScoreCounts other) {
        return new ScoreCounts(
                all.plus(other.all),
                negatives.plus(other.negatives),
                positives.plus(other.positives),
                Math.addExact(missing, other.missing),
                Math.addExact(invalid, other.invalid),
                Math.addExact(outOfRange, other.outOfRange),
                losses.plus(other.losses));
    }

    /** Predictions with a known outcome. */
    public long labelled() {
        return negatives.total() + positives.total();
    }

    /**
     * Rows and sum of scores per bin.
     *
     * @param rows do not change the array
     * @param sums do not change the array
     */
    public record Histogram(long[] rows, double[] sums) {

        public Histogram {
            if (rows.length != sums.length
                    || Arrays.stream(rows).anyMatch(count -> count < 0)
                    || !Arrays.stream(sums).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException(
                        "Score counts %s with sums %s: expected as many of both, none below 0"
                                .formatted(Arrays.toString(rows), Arrays.toString(sums)));
            }
        }

        public static Histogram none(int bins) {
            return new Histogram(new long[bins], new double[bins]);
        }

        Histogram plus(Histogram other) {
            if (rows.length != other.rows.length) {
                throw new IllegalArgumentException(
                        "Scores in %d bins cannot be added to scores in %d".formatted(other.rows.length, rows.length));
            }
            var added = new long[rows.length];
            var addedSums = new double[rows.length];
            Arrays.setAll(added, bin -> Math.addExact(rows[bin], other.rows[bin]));
            Arrays.setAll(addedSums, bin -> sums[bin] + other.sums[bin]);
            return new Histogram(added, addedSums);
        }

        public long total() {
            return Arrays.stream(rows).sum();
        }

        public double[] frequencies() {
            return Arrays.stream(rows).asDoubleStream().toArray();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Histogram that && Arrays.equals(rows, that.rows) && Arrays.equals(sums, that.sums);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(rows);
        }
    }

    /**
     * Sums of losses of probabilities; a score outside 0 to 1 adds nothing.
     *
     * @param brier sum of squared errors, with the sum of their squares
     * @param log sum of logarithmic losses, with the sum of their squares
     */
    public record Losses(double brier, double brierSquares, double log, double logSquares) {

        public static final Losses NONE = new Losses(0, 0, 0, 0);

        public Losses {
            if (!Double.isFinite(brier + brierSquares + log + logSquares)) {
                throw new IllegalArgumentException("A sum of losses is not a number");
            }
        }

        Losses plus(Losses other) {
            return new Losses(
                    brier + other.brier,
                    brierSquares + other.brierSquares,
                    log + other.log,
                    logSquares + other.logSquares);
        }
    }
}
