package io.muster.validation.statistics;

import java.util.Arrays;

/**
 * Measures of how well a score ranks positives above negatives. Only the order of the scores matters, not their scale;
 * ties count half. Sorted once in O(n log n).
 */
public final class Ranking {

    private final double[] positives;
    private final double[] negatives;

    private Ranking(double[] positives, double[] negatives) {
        this.positives = positives;
        this.negatives = negatives;
    }

    /**
     * @param outcomes 1 for positive, 0 for negative
     * @param scores higher means more likely positive; any scale
     * @throws Undefined if there is no positive or no negative
     * @throws IllegalArgumentException if an outcome is neither 0 nor 1, a score is NaN, or the lengths differ
     */
    public static Ranking of(double[] outcomes, double[] scores) {
        var classes = Classes.split(outcomes, scores);
        Arrays.sort(classes.positives());
        Arrays.sort(classes.negatives());
        return new Ranking(classes.positives(), classes.negatives());
    }

    public int positives() {
        return positives.length;
    }

    public int negatives() {
        return negatives.length;
    }

    /**
     * Area under the receiver operating characteristic: the probability that a random positive scores higher than a
     * random negative, ties counting one half. Range 0 to 1; 0.5 is chance. Mann–Whitney U over the number of pairs
     * (Hanley and McNeil, Radiology 143, 1982).
     */
    public double auc() {
        long doubled = 0;
        var below = 0;
        var notAbove = 0;
        for (var score : positives) {
            while (below < negatives.length && negatives[below] < score) {
                below++;
            }
            while (notAbove < negatives.length && negatives[notAbove] <= score) {
                notAbove++;
            }
            doubled += below + (long) notAbove;
        }
        return doubled / (2.0 * positives.length * negatives.length);
    }

    /** Gini coefficient of a score, also accuracy ratio or Somers' D: {@code 2 AUC − 1}. Range −1 to 1; 0 is chance. */
    public double gini() {
        return 2 * auc() - 1;
    }

    /**
     * Kolmogorov–Smirnov statistic: the largest distance between the distributions of the scores of positives and of
     * negatives. Range 0 to 1.
     */
    public double ks() {
        var largest = 0.0;
        var walk = new Walk();
        while (walk.next()) {
            largest = Math.max(largest, Math.abs(walk.recall() - walk.falsePositiveRate()));
        }
        return largest;
    }

    /**
     * Average precision: precision at every distinct score from the highest down, weighted by the recall gained there,
     * without interpolation (scikit-learn's definition). Range 0 to 1; chance is the share of positives.
     */
    public double averagePrecision() {
        var sum = 0.0;
        var recall = 0.0;
        var walk = new Walk();
        while (walk.next()) {
            sum += (walk.recall() - recall) * walk.precision();
            recall = walk.recall();
        }
        return sum;
    }

    /** Lowers the threshold from the highest distinct score to the lowest, one group of ties at a time. */
    private final class Walk {

        private int positivesLeft = positives.length;
        private int negativesLeft = negatives.length;

        boolean next() {
            if (positivesLeft == 0 && negativesLeft == 0) {
                return false;
            }
            var threshold = Math.max(highest(positives, positivesLeft), highest(negatives, negativesLeft));
            positivesLeft = skip(positives, positivesLeft, threshold);
            negativesLeft = skip(negatives, negativesLeft, threshold);
            return true;
        }

        private static double highest(double[] sorted, int left) {
            return left == 0 ? Double.NEGATIVE_INFINITY : sorted[left - 1];
        }

        private static int skip(double[] sorted, int left, double threshold) {
            var remaining = left;
            while (remaining > 0 && sorted[remaining - 1] >= threshold) {
                remaining--;
            }
            return remaining;
        }

        double recall() {
            return (double) (positives.length - positivesLeft) / positives.length;
        }

        double falsePositiveRate() {
            return (double) (negatives.length - negativesLeft) / negatives.length;
        }

        double precision() {
            var truePositives = positives.length - positivesLeft;
            return truePositives / (double) (truePositives + negatives.length - negativesLeft);
        }
    }
}
