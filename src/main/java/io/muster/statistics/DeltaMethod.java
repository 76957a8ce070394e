package io.muster.statistics;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Standard errors of measures computed from counts: the delta method for multinomial samples (Agresti, Categorical Data
 * Analysis, 3rd edition, section 16.1), with derivatives by central differences. Half a row is added to every cell of a
 * sample first, so that a share of 0 or 1 in a small sample does not seem certain.
 */
public final class DeltaMethod {

    private static final double ADDED = 0.5;
    private static final double STEP = 1e-4;

    private DeltaMethod() {}

    /**
     * @param measure of the samples' counts; it must not change when all counts of a sample are multiplied
     * @param samples counts of independent samples, not changed
     */
    public static double standardError(ToDoubleFunction<double[][]> measure, double[]... samples) {
        var smoothed = Arrays.stream(samples)
                .map(counts -> Arrays.stream(counts).map(count -> count + ADDED).toArray())
                .toArray(double[][]::new);
        var variance = 0.0;
        for (var counts : smoothed) {
            variance += variance(measure, smoothed, counts);
        }
        return Math.sqrt(variance);
    }

    private static double variance(ToDoubleFunction<double[][]> measure, double[][] samples, double[] counts) {
        var squares = 0.0;
        var sum = 0.0;
        for (var cell = 0; cell < counts.length; cell++) {
            var derivative = derivative(measure, samples, counts, cell);
            squares += counts[cell] * derivative * derivative;
            sum += counts[cell] * derivative;
        }
        var rows = Arrays.stream(counts).sum();
        return Math.max(0, squares - sum * sum / rows);
    }

    private static double derivative(
            ToDoubleFunction<double[][]> measure, double[][] samples, double[] counts, int cell) {
        var count = counts[cell];
        var step = STEP * count;
        counts[cell] = count + step;
        var above = measure.applyAsDouble(samples);
        counts[cell] = count - step;
        var below = measure.applyAsDouble(samples);
        counts[cell] = count;
        return (above - below) / (2 * step);
    }
}
