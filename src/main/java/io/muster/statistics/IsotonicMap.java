package io.muster.statistics;

import java.util.Arrays;

/**
 * A rising map from scores to observed rates, made by isotonic regression: pool adjacent violators (Ayer et al., Annals
 * of Mathematical Statistics 26, 1955). Between two scores it is linear, outside them constant, as scikit-learn's
 * {@code IsotonicRegression} that clips.
 */
public final class IsotonicMap {

    private final double[] scores;
    private final double[] rates;

    private IsotonicMap(double[] scores, double[] rates) {
        this.scores = scores;
        this.rates = rates;
    }

    /**
     * @param scores rising strictly
     * @param rates one for each score, not falling
     */
    public static IsotonicMap of(double[] scores, double[] rates) {
        if (scores.length == 0 || scores.length != rates.length) {
            throw new IllegalArgumentException("%d scores and %d rates: expected as many of both, and at least one"
                    .formatted(scores.length, rates.length));
        }
        for (var i = 0; i < scores.length; i++) {
            if (!Double.isFinite(scores[i]) || !(rates[i] >= 0 && rates[i] <= 1)) {
                throw new IllegalArgumentException("Point %d maps %s to %s: expected a number and a rate from 0 to 1"
                        .formatted(i, scores[i], rates[i]));
            }
            if (i > 0 && !(scores[i] > scores[i - 1] && rates[i] >= rates[i - 1])) {
                throw new IllegalArgumentException("Point %d falls behind the one before".formatted(i));
            }
        }
        return new IsotonicMap(scores.clone(), rates.clone());
    }

    /**
     * Fits the map.
     *
     * @param scores rising strictly; the mean score of each group of rows
     * @param positives rows of each group with a positive outcome
     * @param rows all rows of each group, above 0
     */
    public static IsotonicMap fit(double[] scores, double[] positives, double[] rows) {
        var rates = new double[scores.length];
        var weights = new double[scores.length];
        var ends = new int[scores.length];
        var blocks = 0;
        for (var group = 0; group < scores.length; group++) {
            rates[blocks] = positives[group] / rows[group];
            weights[blocks] = rows[group];
            ends[blocks++] = group + 1;
            while (blocks > 1 && rates[blocks - 2] >= rates[blocks - 1]) {
                var weight = weights[blocks - 2] + weights[blocks - 1];
                rates[blocks - 2] =
                        (rates[blocks - 2] * weights[blocks - 2] + rates[blocks - 1] * weights[blocks - 1]) / weight;
                weights[blocks - 2] = weight;
                ends[blocks - 2] = ends[blocks - 1];
                blocks--;
            }
        }
        return of(scores, spread(rates, ends, blocks, scores.length));
    }

    private static double[] spread(double[] rates, int[] ends, int blocks, int size) {
        var all = new double[size];
        var from = 0;
        for (var block = 0; block < blocks; block++) {
            Arrays.fill(all, from, ends[block], Math.min(1, Math.max(0, rates[block])));
            from = ends[block];
        }
        return all;
    }

    public double applyAsDouble(double score) {
        var found = Arrays.binarySearch(scores, score);
        if (found >= 0) {
            return rates[found];
        }
        var next = -found - 1;
        if (next == 0 || next == scores.length) {
            return rates[Math.min(next, scores.length - 1)];
        }
        var part = (score - scores[next - 1]) / (scores[next] - scores[next - 1]);
        return rates[next - 1] + part * (rates[next] - rates[next - 1]);
    }

    public double[] scores() {
        return scores.clone();
    }

    public double[] rates() {
        return rates.clone();
    }
}
