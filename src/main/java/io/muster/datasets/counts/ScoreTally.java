package io.muster.datasets.counts;

import io.muster.datasets.counts.ScoreCounts.Histogram;
import io.muster.datasets.counts.ScoreCounts.Losses;
import io.muster.statistics.Probabilities;

/** Score counts that are being collected. Not for several threads. */
public final class ScoreTally {

    private final long[][] rows;
    private final double[][] sums;
    private long missing;
    private long invalid;
    private long outOfRange;
    private Losses losses = Losses.NONE;

    public ScoreTally(int bins) {
        rows = new long[3][bins];
        sums = new double[3][bins];
    }

    /** Rows without a usable score. */
    public void addWithout(boolean present, long count) {
        if (present) {
            invalid += count;
        } else {
            missing += count;
        }
    }

    /** Predictions, whether or not their outcome is known. */
    public void add(int bin, long count, double sum, long outside) {
        rows[0][bin] += count;
        sums[0][bin] += sum;
        outOfRange += outside;
    }

    /** Outcomes of predictions, when they become known. */
    public void addOutcome(boolean positive, int bin, long count, double sum, Losses added) {
        rows[positive ? 2 : 1][bin] += count;
        sums[positive ? 2 : 1][bin] += sum;
        losses = losses.plus(added);
    }

    /** Counts one prediction, and its outcome if that is known: 1 for positive, 0 for negative, anything else for none. */
    public void add(ScoreBins bins, double score, double outcome) {
        if (Double.isNaN(score) || !Bins.Numbers.isValid(score)) {
            addWithout(!Double.isNaN(score), 1);
            return;
        }
        add(bins.bin(score), 1, score, score < bins.lowest() || score > bins.highest() ? 1 : 0);
        if (outcome == 0 || outcome == 1) {
            addOutcome(bins, score, outcome == 1);
        }
    }

    /** Counts an outcome that became known after its prediction was counted. */
    public void addOutcome(ScoreBins bins, double score, boolean positive) {
        addOutcome(positive, bins.bin(score), 1, score, losses(score, positive ? 1 : 0));
    }

    private static Losses losses(double score, double outcome) {
        if (score < 0 || score > 1) {
            return Losses.NONE;
        }
        var squared = Probabilities.squaredError(outcome, score);
        var log = Probabilities.logLoss(outcome, score);
        return new Losses(squared, squared * squared, log, log * log);
    }

    public ScoreCounts counts() {
        return new ScoreCounts(histogram(0), histogram(1), histogram(2), missing, invalid, outOfRange, losses);
    }

    private Histogram histogram(int of) {
        return new Histogram(rows[of].clone(), sums[of].clone());
    }
}
