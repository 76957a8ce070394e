package io.muster.validation.evaluation;

import io.muster.datasets.columns.ColumnBatch;
import io.muster.inventory.versions.EvaluationPlan;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The prediction intervals of a forecast. Arrays must not be changed.
 *
 * @param lower ends by row; NaN where the model gave none
 * @param upper likewise
 */
record Intervals(double[] lower, double[] upper) {

    /** Those of the outputs that a plan names, batch by batch. */
    static Kept kept(EvaluationPlan plan, int rows) {
        var forecast = plan.forecast();
        return forecast == null || forecast.lower() == null || forecast.upper() == null
                ? new Kept(null, "", "")
                : new Kept(new Intervals(unknown(rows), unknown(rows)), forecast.lower(), forecast.upper());
    }

    private static double[] unknown(int rows) {
        var values = new double[rows];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    /** The ends of intervals so far. */
    record Kept(@Nullable Intervals all, String lower, String upper) {

        void keep(ColumnBatch answers, int firstRow) {
            if (all != null) {
                copy(answers, lower, all.lower(), firstRow);
                copy(answers, upper, all.upper(), firstRow);
            }
        }

        private static void copy(ColumnBatch answers, String output, double[] to, int firstRow) {
            var values = CellConversion.numbers(answers.column(output));
            System.arraycopy(values, 0, to, firstRow, values.length);
        }
    }
}
