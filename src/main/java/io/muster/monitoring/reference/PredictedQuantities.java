package io.muster.monitoring.reference;

import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.inventory.versions.ForecastPlan;
import io.muster.monitoring.profile.ProfileCounter;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of predicted quantities, whose errors are counted by horizon and with intervals if they are forecasts, and
 * otherwise at horizon 0.
 *
 * @param horizon of forecasts, or null
 * @param lower ends of intervals, or null
 * @param upper likewise
 */
record PredictedQuantities(
        String prediction,
        @Nullable String horizon,
        @Nullable String lower,
        @Nullable String upper) {

    /** @param nameOf what the column of an output is called */
    static PredictedQuantities of(String prediction, @Nullable ForecastPlan plan, UnaryOperator<String> nameOf) {
        return plan == null
                ? new PredictedQuantities(prediction, null, null, null)
                : new PredictedQuantities(
                        prediction,
                        plan.horizon(),
                        plan.lower() == null ? null : nameOf.apply(plan.lower()),
                        plan.upper() == null ? null : nameOf.apply(plan.upper()));
    }

    /** Rows without outcome or prediction are left out. */
    void count(ProfileCounter counter, ColumnBatch rows, double[] outcomes) {
        new Count(
                        counter,
                        outcomes,
                        numbers(rows, prediction),
                        numbers(rows, horizon),
                        numbers(rows, lower),
                        numbers(rows, upper))
                .run();
    }

    private static double[] numbers(ColumnBatch rows, @Nullable String name) {
        if (name != null && rows.find(name).orElse(null) instanceof Column.Numbers numbers) {
            return numbers.values();
        }
        var unknown = new double[rows.rows()];
        Arrays.fill(unknown, Double.NaN);
        return unknown;
    }

    private record Count(
            ProfileCounter counter,
            double[] outcomes,
            double[] predictions,
            double[] horizons,
            double[] lower,
            double[] upper) {

        void run() {
            IntStream.range(0, outcomes.length)
                    .filter(row -> Double.isFinite(outcomes[row]) && Double.isFinite(predictions[row]))
                    .boxed()
                    .collect(Collectors.groupingBy(this::steps, TreeMap::new, Collectors.toList()))
                    .forEach((steps, rows) -> count(
                            steps, rows.stream().mapToInt(Integer::intValue).toArray()));
        }

        private int steps(int row) {
            return ForecastPlan.isHorizon(horizons[row]) ? (int) horizons[row] : 0;
        }

        private void count(int steps, int[] rows) {
            IntPredicate hasInterval = row -> !Double.isNaN(lower[row]) && !Double.isNaN(upper[row]);
            var with = Arrays.stream(rows).filter(hasInterval).toArray();
            var without = Arrays.stream(rows).filter(hasInterval.negate()).toArray();
            if (with.length > 0) {
                counter.addErrors(steps, at(outcomes, with), at(predictions, with), at(lower, with), at(upper, with));
            }
            if (without.length > 0) {
                counter.addErrors(steps, at(outcomes, without), at(predictions, without));
            }
        }

        private static double[] at(double[] values, int[] rows) {
            return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
        }
    }
}
