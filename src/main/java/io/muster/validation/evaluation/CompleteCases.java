package io.muster.validation.evaluation;

import java.util.Arrays;

/** The rows without missing values. */
final class CompleteCases {

    private CompleteCases() {}

    /**
     * @param columns of one length, NaN for missing
     * @return the same columns with only the rows that are complete
     */
    public static double[][] rows(double[]... columns) {
        var complete = new double[columns.length][columns[0].length];
        var rows = 0;
        for (var row = 0; row < columns[0].length; row++) {
            if (isComplete(columns, row)) {
                for (var i = 0; i < columns.length; i++) {
                    complete[i][rows] = columns[i][row];
                }
                rows++;
            }
        }
        var found = rows;
        return Arrays.stream(complete)
                .map(column -> Arrays.copyOf(column, found))
                .toArray(double[][]::new);
    }

    private static boolean isComplete(double[][] columns, int row) {
        for (var column : columns) {
            if (Double.isNaN(column[row])) {
                return false;
            }
        }
        return true;
    }
}
