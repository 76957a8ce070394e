package io.muster.statistics;

import java.util.Arrays;

/** Errors of predictions of a quantity: prediction minus outcome, in the outcome's unit. */
public final class Errors {

    private final double[] outcomes;
    private final double[] errors;
    private final ErrorMoments moments;

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
        moments = ErrorMoments.of(Arrays.stream(outcomes).average().orElseThrow(), outcomes, predictions);
    }

    /** Mean squared error, at least 0, in the outcome's unit squared. */
    public double mse() {
        return moments.mse();
    }

    /** Root of the mean squared error, at least 0, in the outcome's unit. */
    public double rmse() {
        return moments.rmse();
    }

    /** Mean absolute error, at least 0, in the outcome's unit. */
    public double mae() {
        return moments.mae();
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
        return moments.bias();
    }

    /**
     * Coefficient of determination: the share of the outcome's variance that the predictions explain. At most 1; 0 is as
     * good as predicting the mean.
     *
     * @throws Undefined if all outcomes are equal
     */
    public double r2() {
        return moments.r2();
    }

    /**
     * As {@link #r2}, but not counting a constant bias against the model.
     *
     * @throws Undefined if all outcomes are equal
     */
    public double explainedVariance() {
        return moments.explainedVariance();
    }
}
