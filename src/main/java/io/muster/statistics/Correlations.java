package io.muster.statistics;

import org.hipparchus.stat.correlation.KendallsCorrelation;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.hipparchus.stat.correlation.SpearmansCorrelation;

/** Correlation coefficients of two columns. Range −1 to 1; 0 means no relation. All by Hipparchus. */
public final class Correlations {

    private Correlations() {}

    /**
     * Product-moment correlation (Pearson): strength of a linear relation.
     *
     * @throws Undefined with fewer than two rows or when a column is constant
     */
    public static double pearson(double[] first, double[] second) {
        requireSpread(first, second);
        return defined(new PearsonsCorrelation().correlation(first, second));
    }

    /**
     * Rank correlation (Spearman), ties ranked by their mean.
     *
     * @throws Undefined with fewer than two rows or when a column is constant
     */
    public static double spearman(double[] first, double[] second) {
        requireSpread(first, second);
        return defined(new SpearmansCorrelation().correlation(first, second));
    }

    /**
     * Rank correlation by pairs (Kendall's tau-b, which corrects for ties).
     *
     * @throws Undefined with fewer than two rows or when a column is constant
     */
    public static double kendall(double[] first, double[] second) {
        requireSpread(first, second);
        return defined(new KendallsCorrelation().correlation(first, second));
    }

    private static void requireSpread(double[] first, double[] second) {
        Arguments.requireSameLength(first, second);
        if (first.length < 2) {
            throw new Undefined("a correlation needs at least two rows");
        }
    }

    private static double defined(double correlation) {
        if (Double.isNaN(correlation)) {
            throw new Undefined("a column is constant");
        }
        return correlation;
    }
}
