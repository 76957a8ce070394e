package io.muster.statistics;

/**
 * Sums over rows with an outcome <i>y</i> and an error <i>e</i> (prediction minus outcome), from which the measures of a
 * regression and their standard errors follow. Sums of parts add up to the sums of the whole, up to rounding.
 *
 * @param outcomes sum of outcomes minus the centre; the higher powers likewise
 */
public record ErrorMoments(
        double centre,
        long rows,
        double errors,
        double absolute,
        double squares,
        double fourths,
        double outcomes,
        double outcomeSquares,
        double outcomeCubes,
        double outcomeFourths,
        double squaresTimesOutcome,
        double squaresTimesOutcomeSquare) {

    public ErrorMoments {
        var all = errors + absolute + squares + fourths + outcomes + outcomeSquares + outcomeCubes + outcomeFourths;
        if (rows < 0 || !Double.isFinite(centre + all + squaresTimesOutcome + squaresTimesOutcomeSquare)) {
            throw new IllegalArgumentException(
                    "Sums of errors over %d rows: expected at least 0 rows, and numbers".formatted(rows));
        }
    }

    /** @param centre near the outcomes' mean, so that no digits are lost; the same for all parts that are added */
    public static ErrorMoments empty(double centre) {
        return new ErrorMoments(centre, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    public static ErrorMoments of(double centre, double[] outcomes, double[] predictions) {
        Arguments.requireSameLength(outcomes, predictions);
        var sums = new double[10];
        for (var row = 0; row < outcomes.length; row++) {
            var error = predictions[row] - outcomes[row];
            Arguments.requireNumber(error, row);
            add(sums, error, outcomes[row] - centre);
        }
        return new ErrorMoments(
                centre,
                outcomes.length,
                sums[0],
                sums[1],
                sums[2],
                sums[3],
                sums[4],
                sums[5],
                sums[6],
                sums[7],
                sums[8],
                sums[9]);
    }

    private static void add(double[] sums, double error, double outcome) {
        var square = error * error;
        sums[0] += error;
        sums[1] += Math.abs(error);
        sums[2] += square;
        sums[3] += square * square;
        sums[4] += outcome;
        sums[5] += outcome * outcome;
        sums[6] += outcome * outcome * outcome;
        sums[7] += outcome * outcome * outcome * outcome;
        sums[8] += square * outcome;
        sums[9] += square * outcome * outcome;
    }

    /** @throws IllegalArgumentException if the centres differ */
    public ErrorMoments plus(ErrorMoments other) {
        if (centre != other.centre) {
            throw new IllegalArgumentException(
                    "Sums around %s cannot be added to sums around %s".formatted(other.centre, centre));
        }
        return new ErrorMoments(
                centre,
                rows + other.rows,
                errors + other.errors,
                absolute + other.absolute,
                squares + other.squares,
                fourths + other.fourths,
                outcomes + other.outcomes,
                outcomeSquares + other.outcomeSquares,
                outcomeCubes + other.outcomeCubes,
                outcomeFourths + other.outcomeFourths,
                squaresTimesOutcome + other.squaresTimesOutcome,
                squaresTimesOutcomeSquare + other.squaresTimesOutcomeSquare);
    }

    /** Mean squared error, at least 0, in the outcome's unit squared. */
    public double mse() {
        return mean(squares);
    }

    /** Root of the mean squared error, at least 0, in the outcome's unit. */
    public double rmse() {
        return Math.sqrt(mse());
    }

    /** By the delta method: that of {@link #mse} ÷ (2 RMSE). */
    public double rmseStandardError() {
        return rmse() == 0 ? 0 : ofMean(mean(fourths) - mse() * mse()) / (2 * rmse());
    }

    /** Mean absolute error, at least 0, in the outcome's unit. */
    public double mae() {
        return mean(absolute);
    }

    public double maeStandardError() {
        return ofMean(mse() - mae() * mae());
    }

    /** Mean error: above 0 the predictions are too high. In the outcome's unit. */
    public double bias() {
        return mean(errors);
    }

    public double biasStandardError() {
        return ofMean(mse() - bias() * bias());
    }

    /**
     * Coefficient of determination: the share of the outcome's variance that the predictions explain. At most 1; 0 is as
     * good as predicting the mean.
     *
     * @throws Undefined if all outcomes are equal
     */
    public double r2() {
        return 1 - mse() / variance();
    }

    /**
     * As {@link #r2}, but not counting a constant bias against the model.
     *
     * @throws Undefined if all outcomes are equal
     */
    public double explainedVariance() {
        return 1 - (mse() - bias() * bias()) / variance();
    }

    /** By the delta method for a ratio of two means, (e² and the squared distance from the mean outcome). */
    public double r2StandardError() {
        var ratio = mse() / variance();
        var mean = mean(outcomes);
        var distanceFourths = mean(outcomeFourths)
                - 4 * mean * mean(outcomeCubes)
                + 6 * mean * mean * mean(outcomeSquares)
                - 3 * Math.pow(mean, 4);
        var both = mean(squaresTimesOutcomeSquare) - 2 * mean * mean(squaresTimesOutcome) + mean * mean * mse();
        // The mean of e² − ratio · distance² is 0, so its variance is its mean square.
        return ofMean(mean(fourths) - 2 * ratio * both + ratio * ratio * distanceFourths) / variance();
    }

    private double variance() {
        var mean = mean(outcomes);
        var variance = mean(outcomeSquares) - mean * mean;
        if (!(variance > 0)) {
            throw new Undefined("all outcomes are equal");
        }
        return variance;
    }

    private double mean(double sum) {
        if (rows == 0) {
            throw new Undefined("there is no row with both an outcome and a prediction");
        }
        return sum / rows;
    }

    private double ofMean(double variance) {
        if (rows < 2) {
            throw new Undefined("a standard error needs at least two rows");
        }
        return Math.sqrt(Math.max(0, variance) / (rows - 1));
    }
}
