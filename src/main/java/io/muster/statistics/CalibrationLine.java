package io.muster.statistics;

/**
 * How predicted probabilities must be stretched and shifted to fit the outcomes: a logistic regression of the outcomes
 * on the logit of the probability (Cox, Biometrika 45, 1958). Fitted by Newton's method to groups of rows.
 *
 * @param intercept calibration in the large: the shift on the logit scale with a slope of 1; 0 is perfect, above 0 the
 *     predictions are too low (Van Calster et al., Journal of Clinical Epidemiology 74, 2016)
 * @param slope 1 is perfect; below 1 the predictions are too extreme
 */
public record CalibrationLine(
        double intercept, double interceptStandardError, double slope, double slopeStandardError) {

    /** The distance that probabilities keep from 0 and 1, where a logit is infinite. */
    public static final double CLIP = 1e-6;

    private static final int MOST_STEPS = 50;
    private static final double PRECISION = 1e-10;

    /**
     * @param probabilities mean predicted probability of each group
     * @param positives rows of each group with a positive outcome
     * @param rows all rows of each group
     * @throws Undefined if all outcomes or all probabilities are the same, or no finite line fits
     */
    public static CalibrationLine fit(double[] probabilities, double[] positives, double[] rows) {
        var logits = new double[probabilities.length];
        for (var group = 0; group < logits.length; group++) {
            var p = Math.min(1 - CLIP, Math.max(CLIP, probabilities[group]));
            logits[group] = Math.log(p / (1 - p));
        }
        var shift = newton(logits, positives, rows, true);
        var line = newton(logits, positives, rows, false);
        return new CalibrationLine(shift[0], shift[1], line[2], line[3]);
    }

    /** Intercept, its standard error, slope, its standard error. */
    private static double[] newton(double[] logits, double[] positives, double[] rows, boolean slopeIsOne) {
        var intercept = 0.0;
        var slope = 1.0;
        for (var step = 0; step < MOST_STEPS; step++) {
            var sums = new Sums(logits, positives, rows, intercept, slope);
            var determinant = sums.w * sums.wxx - sums.wx * sums.wx;
            var information = slopeIsOne ? sums.w : determinant;
            if (!(information > 1e-12)) {
                throw new Undefined("no finite calibration line fits: all outcomes or all probabilities are the same, "
                        + "or the score separates the outcomes");
            }
            var up = slopeIsOne ? sums.r / sums.w : (sums.wxx * sums.r - sums.wx * sums.rx) / determinant;
            var turn = slopeIsOne ? 0 : (sums.w * sums.rx - sums.wx * sums.r) / determinant;
            intercept += up;
            slope += turn;
            if (Math.abs(up) + Math.abs(turn) < PRECISION) {
                return slopeIsOne
                        ? new double[] {intercept, Math.sqrt(1 / sums.w), 1, 0}
                        : new double[] {
                            intercept, Math.sqrt(sums.wxx / determinant), slope, Math.sqrt(sums.w / determinant)
                        };
            }
        }
        throw new Undefined("no finite calibration line fits: the score separates the outcomes");
    }

    /** Score and information of the likelihood. */
    private static final class Sums {
        private double r;
        private double rx;
        private double w;
        private double wx;
        private double wxx;

        Sums(double[] logits, double[] positives, double[] rows, double intercept, double slope) {
            for (var group = 0; group < logits.length; group++) {
                var x = logits[group];
                var p = 1 / (1 + Math.exp(-intercept - slope * x));
                var weight = rows[group] * p * (1 - p);
                var residual = positives[group] - rows[group] * p;
                r += residual;
                rx += residual * x;
                w += weight;
                wx += weight * x;
                wxx += weight * x * x;
            }
        }
    }
}
