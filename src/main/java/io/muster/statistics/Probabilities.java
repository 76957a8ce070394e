package io.muster.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.util.Precision;

/** Measures of how well a predicted probability agrees with the outcomes. */
public final class Probabilities {

    /** The distance that probabilities keep from 0 and 1, so that one certain mistake does not cost infinity. */
    public static final double CLIP = 1e-15;

    private final double[] outcomes;
    private final double[] predictions;

    /**
     * @param outcomes 1 for positive, 0 for negative
     * @param predictions probability of positive
     * @throws Undefined if there is no row, or a prediction is outside 0 to 1
     */
    public Probabilities(double[] outcomes, double[] predictions) {
        Arguments.requireSameLength(outcomes, predictions);
        for (var row = 0; row < predictions.length; row++) {
            if (!(predictions[row] >= 0 && predictions[row] <= 1)) {
                throw new Undefined("the score is not a probability: row %d has %s".formatted(row, predictions[row]));
            }
        }
        this.outcomes = outcomes.clone();
        this.predictions = predictions.clone();
    }

    /** Brier score: mean squared difference of probability and outcome (Brier, 1950). Range 0 to 1; 0 is perfect. */
    public double brier() {
        var sum = 0.0;
        for (var row = 0; row < outcomes.length; row++) {
            sum += squaredError(outcomes[row], predictions[row]);
        }
        return sum / outcomes.length;
    }

    /**
     * Mean negative natural logarithm of the probability given to the actual outcome. Range 0 to 34.54; 0 is perfect.
     * Probabilities are clipped to {@code [1e-15, 1 − 1e-15]}, as scikit-learn did up to 1.2.
     */
    public double logLoss() {
        var sum = 0.0;
        for (var row = 0; row < outcomes.length; row++) {
            sum += logLoss(outcomes[row], predictions[row]);
        }
        return sum / outcomes.length;
    }

    /** What one row adds to {@link #brier}. */
    public static double squaredError(double outcome, double probability) {
        return (probability - outcome) * (probability - outcome);
    }

    /** What one row adds to {@link #logLoss()}. */
    public static double logLoss(double outcome, double probability) {
        var p = Math.min(1 - CLIP, Math.max(CLIP, probability));
        return outcome == 1 ? -Math.log(p) : -Math.log(1 - p);
    }

    /** Share of positive outcomes, 0 to 1. */
    public double observedRate() {
        return mean(outcomes);
    }

    /** Mean predicted probability, 0 to 1. */
    public double meanPredicted() {
        return mean(predictions);
    }

    /**
     * Expected calibration error over ten bins of equal width: the mean of the bins' distances between predicted and
     * observed rate, weighted by their rows (Naeini, Cooper and Hauskrecht, AAAI 2015). Range 0 to 1; 0 is perfect.
     */
    public double expectedCalibrationError() {
        return calibration().stream()
                .mapToDouble(bin -> (double) bin.rows() / outcomes.length * Math.abs(bin.observed() - bin.predicted()))
                .sum();
    }

    /**
     * One bin of the calibration table.
     *
     * @param from lowest probability of the bin, inclusive
     * @param to highest, exclusive except in the last bin
     * @param rows never 0: empty bins are left out
     * @param predicted mean predicted probability
     * @param observed share of positive outcomes
     */
    public record Bin(double from, double to, int rows, double predicted, double observed) {}

    /** Ten bins of equal width, {@code floor(10 p)}, 1 falling into the last; empty ones are left out. */
    public List<Bin> calibration() {
        var sums = new BinSums(10);
        for (var row = 0; row < outcomes.length; row++) {
            sums.add(Math.min(9, (int) (predictions[row] * 10)), outcomes[row], predictions[row]);
        }
        var bins = new ArrayList<Bin>();
        for (var i = 0; i < 10; i++) {
            if (sums.rows[i] > 0) {
                bins.add(new Bin(i / 10.0, (i + 1) / 10.0, sums.rows[i], sums.predicted(i), sums.observed(i)));
            }
        }
        return List.copyOf(bins);
    }

    /**
     * p-value of the Hosmer–Lemeshow test of calibration over ten groups of equal size by rising probability,
     * chi-squared with 8 degrees of freedom (Hosmer and Lemeshow, 1980). Range 0 to 1; small means badly calibrated.
     * Grouping follows the order of the rows among equal probabilities, so packages differ slightly here.
     *
     * @throws Undefined with fewer than 100 rows, or a group with an expected rate of exactly 0 or 1
     */
    public double hosmerLemeshow() {
        if (outcomes.length < 100) {
            throw new Undefined("Hosmer–Lemeshow needs at least 100 rows, there are " + outcomes.length);
        }
        var order = RankOrder.rising(predictions);
        var sums = new BinSums(10);
        for (var rank = 0; rank < order.length; rank++) {
            var row = order[rank];
            sums.add((int) ((long) rank * 10 / order.length), outcomes[row], predictions[row]);
        }
        return 1 - new ChiSquaredDistribution(8).cumulativeProbability(chiSquared(sums));
    }

    private static double chiSquared(BinSums sums) {
        var total = 0.0;
        for (var group = 0; group < 10; group++) {
            var expected = sums.predicted(group);
            if (expected < Precision.EPSILON || expected > 1 - Precision.EPSILON) {
                throw new Undefined("a tenth of the rows has a predicted rate of exactly " + expected);
            }
            var difference = sums.rows[group] * (sums.observed(group) - expected);
            total += difference * difference / (sums.rows[group] * expected * (1 - expected));
        }
        return total;
    }

    private static double mean(double[] values) {
        var sum = 0.0;
        for (var value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static final class BinSums {
        final int[] rows;
        private final double[] positives;
        private final double[] probability;

        BinSums(int bins) {
            rows = new int[bins];
            positives = new double[bins];
            probability = new double[bins];
        }

        void add(int bin, double outcome, double prediction) {
            rows[bin]++;
            positives[bin] += outcome;
            probability[bin] += prediction;
        }

        double observed(int bin) {
            return positives[bin] / rows[bin];
        }

        double predicted(int bin) {
            return probability[bin] / rows[bin];
        }
    }

    /** The order of values. */
    static final class RankOrder {

        private RankOrder() {}

        /** Row numbers by rising value; equal values keep the order of the rows. */
        static int[] rising(double[] values) {
            return IntStream.range(0, values.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(row -> values[row]))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
    }
}
