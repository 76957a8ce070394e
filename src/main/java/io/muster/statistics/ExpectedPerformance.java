package io.muster.statistics;

import java.util.Arrays;

/**
 * Performance that a calibrated score lets expect where no outcome is known: confidence-based performance estimation
 * (CBPE), as NannyML defines it. Each row is positive with its calibrated probability.
 */
public final class ExpectedPerformance {

    private final double[] positives;
    private final double[] negatives;

    /**
     * @param rates probability of a positive outcome in each bin of the score, by rising score
     * @param rows of each bin
     */
    public ExpectedPerformance(double[] rates, double[] rows) {
        positives = new double[rates.length];
        negatives = new double[rates.length];
        Arrays.setAll(positives, bin -> rates[bin] * rows[bin]);
        Arrays.setAll(negatives, bin -> (1 - rates[bin]) * rows[bin]);
    }

    /** @throws Undefined if only one class is expected */
    public double auc() {
        return new Ranking(new ScoreGroups(positives, negatives)).auc();
    }

    /** @param firstPositive bin from which on rows are decided positive */
    public Confusion confusion(int firstPositive) {
        return new Confusion(
                sum(negatives, 0, firstPositive),
                sum(negatives, firstPositive, negatives.length),
                sum(positives, 0, firstPositive),
                sum(positives, firstPositive, positives.length));
    }

    private static double sum(double[] counts, int from, int to) {
        return Arrays.stream(counts, from, to).sum();
    }

    /**
     * Sampling error of the AUC of a window: the standard deviation of the placements of the reference's rarer class, ÷ the
     * root of how many of that class the window lets expect. It says nothing about concept drift.
     *
     * @param rows of the window
     */
    public static double aucStandardError(ScoreGroups reference, double rows) {
        var all = reference.positives() + reference.negatives();
        var rarer = Math.min(reference.positives(), reference.negatives());
        return DeLong.placementDeviation(reference, reference.positives() <= reference.negatives())
                / Math.sqrt(rows * rarer / all);
    }
}
