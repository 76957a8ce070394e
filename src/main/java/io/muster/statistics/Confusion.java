package io.muster.statistics;

/**
 * Counts of decisions against outcomes at one threshold, and the measures derived from them. The counts are fractions
 * where outcomes are only estimated.
 *
 * @param trueNegatives negative outcome, decided negative
 * @param falsePositives negative outcome, decided positive
 * @param falseNegatives positive outcome, decided negative
 * @param truePositives positive outcome, decided positive
 */
public record Confusion(double trueNegatives, double falsePositives, double falseNegatives, double truePositives) {

    /** A row is decided positive when its score is at least the threshold. */
    public static Confusion at(double threshold, double[] outcomes, double[] scores) {
        Arguments.requireSameLength(outcomes, scores);
        var counts = new double[4];
        for (var row = 0; row < outcomes.length; row++) {
            Arguments.requireNumber(scores[row], row);
            counts[(outcomes[row] == 1 ? 2 : 0) + (scores[row] >= threshold ? 1 : 0)]++;
        }
        return new Confusion(counts[0], counts[1], counts[2], counts[3]);
    }

    public double rows() {
        return trueNegatives + falsePositives + falseNegatives + truePositives;
    }

    /** Share of correct decisions, 0 to 1. */
    public double accuracy() {
        return ratio(trueNegatives + truePositives, rows(), "there are no rows");
    }

    /** Share of positive decisions that are correct, 0 to 1. */
    public double precision() {
        return ratio(truePositives, truePositives + falsePositives, "no row is decided positive");
    }

    /** Share of positive outcomes decided positive, also sensitivity, 0 to 1. */
    public double recall() {
        return ratio(truePositives, truePositives + falseNegatives, "no outcome is positive");
    }

    /** Share of negative outcomes decided negative, 0 to 1. */
    public double specificity() {
        return ratio(trueNegatives, trueNegatives + falsePositives, "no outcome is negative");
    }

    /** Mean of recall and specificity, 0 to 1; 0.5 is chance. */
    public double balancedAccuracy() {
        return (recall() + specificity()) / 2;
    }

    /** Harmonic mean of precision and recall, 0 to 1. */
    public double f1() {
        return ratio(
                2 * truePositives,
                2 * truePositives + falsePositives + falseNegatives,
                "no row is positive, neither by outcome nor by decision");
    }

    /** Matthews correlation of decision and outcome (Matthews, 1975), −1 to 1; 0 is chance. */
    public double mcc() {
        var product = Math.sqrt(truePositives + falsePositives)
                * Math.sqrt(truePositives + falseNegatives)
                * Math.sqrt(trueNegatives + falsePositives)
                * Math.sqrt(trueNegatives + falseNegatives);
        return ratio(
                truePositives * trueNegatives - falsePositives * falseNegatives,
                product,
                "all outcomes or all decisions are the same");
    }

    /** Cohen's kappa: agreement beyond what equal shares would give by chance (Cohen, 1960), −1 to 1; 0 is chance. */
    public double kappa() {
        var rows = rows();
        var chance = (truePositives + falsePositives) / rows * ((truePositives + falseNegatives) / rows)
                + (trueNegatives + falseNegatives) / rows * ((trueNegatives + falsePositives) / rows);
        return ratio(accuracy() - chance, 1 - chance, "all outcomes and decisions are the same");
    }

    private static double ratio(double numerator, double denominator, String otherwise) {
        if (denominator == 0) {
            throw new Undefined(otherwise);
        }
        return numerator / denominator;
    }
}
