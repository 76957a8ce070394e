package io.muster.statistics;

import java.util.Arrays;

/**
 * Rows grouped by equal score, lowest first: how many positive and how many negative outcomes each score has. The bins
 * of a histogram are such groups; counts are fractions where outcomes are only estimated.
 */
public final class ScoreGroups {

    private final double[] positives;
    private final double[] negatives;
    private final double allPositives;
    private final double allNegatives;

    /**
     * @param positives rows with a positive outcome, by rising score
     * @param negatives rows with a negative outcome, by the same scores
     * @throws Undefined if there is no positive or no negative
     */
    public ScoreGroups(double[] positives, double[] negatives) {
        if (positives.length != negatives.length) {
            throw new IllegalArgumentException("%d groups of positives do not match %d groups of negatives"
                    .formatted(positives.length, negatives.length));
        }
        this.positives = positives.clone();
        this.negatives = negatives.clone();
        allPositives = Arrays.stream(positives).sum();
        allNegatives = Arrays.stream(negatives).sum();
        if (!(allPositives > 0) || !(allNegatives > 0)) {
            throw new Undefined("the data has only one class: %.0f positive and %.0f negative outcomes"
                    .formatted(allPositives, allNegatives));
        }
    }

    /**
     * @param outcomes 1 for positive, 0 for negative
     * @param scores higher means more likely positive; any scale
     * @throws Undefined if there is no positive or no negative
     * @throws IllegalArgumentException if an outcome is neither 0 nor 1, a score is NaN, or the lengths differ
     */
    public static ScoreGroups of(double[] outcomes, double[] scores) {
        var classes = Classes.split(outcomes, scores);
        Arrays.sort(classes.positives());
        Arrays.sort(classes.negatives());
        var distinct = Arrays.stream(scores).sorted().distinct().toArray();
        return new ScoreGroups(counts(distinct, classes.positives()), counts(distinct, classes.negatives()));
    }

    private static double[] counts(double[] distinct, double[] sorted) {
        var counts = new double[distinct.length];
        var group = 0;
        for (var score : sorted) {
            while (distinct[group] < score) {
                group++;
            }
            counts[group]++;
        }
        return counts;
    }

    int size() {
        return positives.length;
    }

    double positives(int group) {
        return positives[group];
    }

    double negatives(int group) {
        return negatives[group];
    }

    double positives() {
        return allPositives;
    }

    double negatives() {
        return allNegatives;
    }
}
