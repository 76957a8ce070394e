package io.muster.statistics;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Uncertainty of the area under the curve, from DeLong, DeLong and Clarke-Pearson, Biometrics 44 (1988) 837–845, by
 * placements in O(n log n).
 */
public final class DeLong {

    private static final NormalDistribution NORMAL = new NormalDistribution(0, 1);

    private DeLong() {}

    /**
     * An AUC with its confidence interval, cut to 0 to 1.
     *
     * @param standardError standard deviation of the estimate
     */
    public record Interval(double auc, double standardError, double lower, double upper) {}

    /**
     * Two AUCs on the same rows.
     *
     * @param difference first minus second
     * @param p two-sided p-value of "no difference"; 1 when the two scores rank all pairs alike
     */
    public record Comparison(double difference, double standardError, double p) {}

    /**
     * @param level such as 0.95
     * @throws Undefined with fewer than two positives or two negatives
     */
    public static Interval interval(double[] outcomes, double[] scores, double level) {
        return interval(ScoreGroups.of(outcomes, scores), level);
    }

    /** As above, for rows grouped by score: the placements of equal scores are equal, so each group counts once. */
    public static Interval interval(ScoreGroups groups, double level) {
        requireVariance(groups.positives(), groups.negatives());
        var auc = new Ranking(groups).auc();
        var error = Math.sqrt(variance(groups, auc));
        var reach = NORMAL.inverseCumulativeProbability(0.5 + level / 2) * error;
        return new Interval(auc, error, Math.max(0, auc - reach), Math.min(1, auc + reach));
    }

    private static double variance(ScoreGroups groups, double auc) {
        var ofPositives = 0.0;
        var ofNegatives = 0.0;
        var negativesBelow = 0.0;
        var positivesBelow = 0.0;
        for (var group = 0; group < groups.size(); group++) {
            var above = groups.positives() - positivesBelow - groups.positives(group) / 2;
            var below = negativesBelow + groups.negatives(group) / 2;
            ofPositives += groups.positives(group) * square(below / groups.negatives() - auc);
            ofNegatives += groups.negatives(group) * square(above / groups.positives() - auc);
            negativesBelow += groups.negatives(group);
            positivesBelow += groups.positives(group);
        }
        return ofPositives / (groups.positives() - 1) / groups.positives()
                + ofNegatives / (groups.negatives() - 1) / groups.negatives();
    }

    /** Standard deviation of the placements of one class among the other one. */
    static double placementDeviation(ScoreGroups groups, boolean ofPositives) {
        var auc = new Ranking(groups).auc();
        var sum = 0.0;
        var otherBelow = 0.0;
        for (var group = 0; group < groups.size(); group++) {
            var own = ofPositives ? groups.positives(group) : groups.negatives(group);
            var other = ofPositives ? groups.negatives(group) : groups.positives(group);
            var placement = (otherBelow + other / 2) / (ofPositives ? groups.negatives() : groups.positives());
            sum += own * square(placement - (ofPositives ? auc : 1 - auc));
            otherBelow += other;
        }
        return Math.sqrt(sum / (ofPositives ? groups.positives() : groups.negatives()));
    }

    private static double square(double value) {
        return value * value;
    }

    private static void requireVariance(double positives, double negatives) {
        if (positives < 2 || negatives < 2) {
            throw new Undefined("at least two positive and two negative outcomes are needed for a variance");
        }
    }

    /**
     * Compares two scores of the same rows.
     *
     * @throws Undefined with fewer than two positives or two negatives
     */
    public static Comparison compare(double[] outcomes, double[] first, double[] second) {
        var a = place(outcomes, first);
        var b = place(outcomes, second);
        var error = Math.sqrt(Math.max(0, a.minus(b).variance()));
        var difference = a.auc() - b.auc();
        var p = error == 0
                ? (difference == 0 ? 1 : 0)
                : 2 * NORMAL.cumulativeProbability(-Math.abs(difference) / error);
        return new Comparison(difference, error, p);
    }

    private static Placements place(double[] outcomes, double[] scores) {
        var classes = Classes.split(outcomes, scores);
        requireVariance(classes.positives().length, classes.negatives().length);
        var ofPositives = placements(classes.positives(), classes.negatives());
        var ofNegatives = placements(classes.negatives(), classes.positives());
        for (var i = 0; i < ofNegatives.length; i++) {
            ofNegatives[i] = 1 - ofNegatives[i];
        }
        return new Placements(ofPositives, ofNegatives);
    }

    /** For each score the share of others below it, ties counting half. */
    private static double[] placements(double[] scores, double[] others) {
        var sorted = others.clone();
        Arrays.sort(sorted);
        var placements = new double[scores.length];
        for (var i = 0; i < scores.length; i++) {
            placements[i] = (firstNotBelow(sorted, scores[i], false) + (double) firstNotBelow(sorted, scores[i], true))
                    / (2.0 * sorted.length);
        }
        return placements;
    }

    /** Index of the first element not below the value, or above it when {@code past} its equals. */
    private static int firstNotBelow(double[] sorted, double value, boolean past) {
        var low = 0;
        var high = sorted.length;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (sorted[middle] < value || past && sorted[middle] == value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The structural components V10 (one per positive) and V01 (one per negative). */
    private record Placements(double[] positives, double[] negatives) {

        double auc() {
            return mean(positives);
        }

        double variance() {
            return variance(positives) / positives.length + variance(negatives) / negatives.length;
        }

        /**
         * The difference of two estimates has the differences as components, which is equivalent to adding covariances.
         */
        Placements minus(Placements other) {
            return new Placements(minus(positives, other.positives), minus(negatives, other.negatives));
        }

        private static double[] minus(double[] a, double[] b) {
            var result = new double[a.length];
            Arrays.setAll(result, i -> a[i] - b[i]);
            return result;
        }

        private static double mean(double[] values) {
            return Arrays.stream(values).sum() / values.length;
        }

        private static double variance(double[] values) {
            var mean = mean(values);
            return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
        }
    }
}
