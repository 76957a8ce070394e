package io.muster.statistics;

/** The requirements that all statistics here have on their input. */
final class Arguments {

    private Arguments() {}

    static void requireSameLength(double[] outcomes, double[] predictions) {
        if (outcomes.length != predictions.length) {
            throw new IllegalArgumentException(
                    "%d outcomes do not match %d predictions".formatted(outcomes.length, predictions.length));
        }
        if (outcomes.length == 0) {
            throw new Undefined("there is no row with both an outcome and a prediction");
        }
    }

    static void requireNumber(double value, int row) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("Value of row %d is missing".formatted(row));
        }
    }
}
