package io.muster.validation.statistics;

import java.util.Arrays;

/** Errors of predictions of a quantity: prediction minus outcome, in the outcome's unit. */
public final class Errors {

    private final double[] outcomes;
    private final double[] errors;

    /**
     * @throws Undefined if there is no row
     * @throws IllegalArgumentException if a value is NaN or the lengths differ
     */
    public Errors(double[] outcomes, double[] predictions) {
        Arguments.requireSameLength(outcomes, predictions);
        this.outcomes = outcomes.clone();
        errors = new double[outcomes.length];
        for (var row = 0; row < errors.length; row++) {
            errors[row] = predictions[row] - outcomes[row];
            Arguments.requireNumber(errors[row], row);
        }
    }

    /** Mean squared error, at least 0, in the outcome's unit squared. */
    public double mse() {
        return sumOfSquares(errors, 0) / errors.length;
    }

    /** Root of the mean squared error, at least 0, in the outcome's unit. */
    public double rmse() {
        return Math.sqrt(mse());
    }

    /** Mean absolute error, at least 0, in the outcome's unit. */
    public double mae() {
        return Arrays.stream(errors).map(Math::abs).sum() / errors.length;
    }

    /** Median absolute error, at least 0, in the outcome's unit; the mean of the two middle ones for an even number. */
    public double medianAbsoluteError() {
        var sorted = Arrays.stream(errors).map(Math::abs).sorted().toArray();
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Largest absolute error, at least 0, in the outcome's unit. */
    public double maxError() {
        return Arrays.stream(errors).map(Math::abs).max().getAsDouble();
    }

    /**
     * Mean absolute error relative to the outcome, at least 0; 0.1 is ten per cent.
     *
     * @throws Undefined if an outcome is 0: one such row would dominate all others
     */
    public double mape() {
        var sum = 0.0;
        for (var row = 0; row < errors.length; row++) {
            if (outcomes[row] == 0) {
                throw new Undefined("the relative error has no value where the outcome is 0, as in row " + row);
            }
            sum += Math.abs(errors[row] / outcomes[row]);
        }
        return sum / errors.length;
    }

    /** Mean error: above 0 the model predicts too high. In the outcome's unit. */
    public double bias() {
        return mean(errors);
    }

    /**
     * Coefficient of determination: the share of the outcome's variance that the predictions explain. At most 1; 0 is as
     * good as predicting the mean.
     *
     * @throws Undefined if all outcomes are equal
     */
    public double r2() {
        return 1 - sumOfSquares(errors, 0) / spread();
    }

    /**
     * As {@link #r2}, but not counting a constant bias against the model.
     *
     * @throws Undefined if all outcomes are equal
     */
    public double explainedVariance() {
        return 1 - sumOfSquares(errors, bias()) / spread();
    }

    private double spread() {
        var spread = sumOfSquares(outcomes, mean(outcomes));
        if (spread == 0) {
            throw new Undefined("all outcomes are equal");
        }
        return spread;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static double sumOfSquares(double[] values, double around) {
        return Arrays.stream(values).map(v -> (v - around) * (v - around)).sum();
    }
}
