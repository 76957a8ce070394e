package io.muster.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;

/**
 * Uncertainty of any measure of outcomes and predictions: percentile intervals of the bootstrap, from Efron and
 * Tibshirani, An Introduction to the Bootstrap (1993), chapter 13. The same rows always give the same interval.
 */
public final class Bootstrap {

    private static final int SAMPLES = 400;

    /** With more rows each sample draws this many, so that intervals are wider than they need be, never narrower. */
    private static final int MOST_ROWS = 20_000;

    private static final long SEED = 20_261_130;

    private Bootstrap() {}

    /** The interval that holds the given share of the samples. */
    public record Interval(double lower, double upper) {}

    /**
     * @param measure of outcomes and predictions; samples for which it is undefined are left out
     * @param level such as 0.95
     * @throws Undefined if it is undefined for one sample in ten or more
     */
    public static Interval interval(
            double[] outcomes, double[] predictions, ToDoubleBiFunction<double[], double[]> measure, double level) {
        var random = new SplittableRandom(SEED);
        var values = new double[SAMPLES];
        var defined = 0;
        for (var sample = 0; sample < SAMPLES; sample++) {
            var value = resampled(outcomes, predictions, measure, random);
            if (Double.isFinite(value)) {
                values[defined++] = value;
            }
        }
        if (defined <= 0.9 * SAMPLES) {
            throw new Undefined("it is undefined for too many samples of the rows");
        }
        var sorted = Arrays.copyOf(values, defined);
        Arrays.sort(sorted);
        return new Interval(quantile(sorted, (1 - level) / 2), quantile(sorted, (1 + level) / 2));
    }

    private static double resampled(
            double[] outcomes,
            double[] predictions,
            ToDoubleBiFunction<double[], double[]> measure,
            SplittableRandom random) {
        var rows = Math.min(outcomes.length, MOST_ROWS);
        var drawnOutcomes = new double[rows];
        var drawnPredictions = new double[rows];
        for (var row = 0; row < rows; row++) {
            var drawn = random.nextInt(outcomes.length);
            drawnOutcomes[row] = outcomes[drawn];
            drawnPredictions[row] = predictions[drawn];
        }
        try {
            return measure.applyAsDouble(drawnOutcomes, drawnPredictions);
        } catch (Undefined e) {
            return Double.NaN;
        }
    }

    /** Linear between the two nearest values. */
    private static double quantile(double[] sorted, double share) {
        var position = share * (sorted.length - 1);
        var below = (int) position;
        var above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
