package io.muster.statistics;

/**
 * Measures of how well a score ranks positives above negatives. Only the order of the scores matters, not their scale;
 * ties count half.
 */
public final class Ranking {

    private final ScoreGroups groups;

    public Ranking(ScoreGroups groups) {
        this.groups = groups;
    }

    /** Sorts once, in O(n log n); arguments and errors as {@link ScoreGroups#of}. */
    public static Ranking of(double[] outcomes, double[] scores) {
        return new Ranking(ScoreGroups.of(outcomes, scores));
    }

    public long positives() {
        return Math.round(groups.positives());
    }

    public long negatives() {
        return Math.round(groups.negatives());
    }

    /**
     * Area under the receiver operating characteristic: the probability that a random positive scores higher than a
     * random negative, ties counting one half. Range 0 to 1; 0.5 is chance. Mann–Whitney U over the number of pairs
     * (Hanley and McNeil, Radiology 143, 1982).
     */
    public double auc() {
        var doubled = 0.0;
        var below = 0.0;
        for (var group = 0; group < groups.size(); group++) {
            doubled += groups.positives(group) * (2 * below + groups.negatives(group));
            below += groups.negatives(group);
        }
        return doubled / (2 * groups.positives() * groups.negatives());
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
        return widest().distance();
    }

    /**
     * Standard error of {@link #ks}: that of the difference of two shares, at the score where it is largest. It leaves
     * out that this score was chosen.
     */
    public double ksStandardError() {
        var widest = widest();
        return Math.sqrt(widest.ofPositives() * (1 - widest.ofPositives()) / groups.positives()
                + widest.ofNegatives() * (1 - widest.ofNegatives()) / groups.negatives());
    }

    /** The score at which the distributions are farthest apart, by the shares at or below it. */
    private record Widest(double ofPositives, double ofNegatives) {
        double distance() {
            return Math.abs(ofPositives - ofNegatives);
        }
    }

    private Widest widest() {
        var widest = new Widest(0, 0);
        var positives = 0.0;
        var negatives = 0.0;
        for (var group = 0; group < groups.size(); group++) {
            positives += groups.positives(group);
            negatives += groups.negatives(group);
            var here = new Widest(positives / groups.positives(), negatives / groups.negatives());
            widest = here.distance() > widest.distance() ? here : widest;
        }
        return widest;
    }

    /**
     * Average precision: precision at every distinct score from the highest down, weighted by the recall gained there,
     * without interpolation (scikit-learn's definition). Range 0 to 1; chance is the share of positives.
     */
    public double averagePrecision() {
        var sum = 0.0;
        var walk = new Walk();
        while (walk.down()) {
            sum += groups.positives(walk.group) / groups.positives() * walk.precision();
        }
        return sum;
    }

    /** Standard error of {@link #averagePrecision}: infinitesimal jackknife (Efron, 1982) over the counts of the groups. */
    public double averagePrecisionStandardError() {
        var value = averagePrecision();
        var walk = new Walk();
        var ofPositive = new double[groups.size()];
        var ofNegative = new double[groups.size()];
        var precision = new double[groups.size()];
        while (walk.down()) {
            var rows = walk.positives + walk.negatives;
            if (rows > 0) {
                precision[walk.group] = walk.precision();
                ofPositive[walk.group] = groups.positives(walk.group) * walk.negatives / (rows * rows);
                ofNegative[walk.group] = -groups.positives(walk.group) * walk.positives / (rows * rows);
            }
        }
        var variance = 0.0;
        var below = new double[2];
        for (var group = 0; group < groups.size(); group++) {
            below[0] += ofPositive[group];
            below[1] += ofNegative[group];
            var positive = (precision[group] + below[0] - value) / groups.positives();
            var negative = below[1] / groups.positives();
            variance += groups.positives(group) * positive * positive + groups.negatives(group) * negative * negative;
        }
        return Math.sqrt(variance);
    }

    /** Lowers the threshold from the highest score to the lowest, one group at a time. */
    private final class Walk {

        private int group = groups.size();
        private double positives;
        private double negatives;

        boolean down() {
            if (group == 0) {
                return false;
            }
            group--;
            positives += groups.positives(group);
            negatives += groups.negatives(group);
            return true;
        }

        /** 0 where no row has such a score yet; no recall is gained there. */
        double precision() {
            return positives == 0 ? 0 : positives / (positives + negatives);
        }
    }
}
