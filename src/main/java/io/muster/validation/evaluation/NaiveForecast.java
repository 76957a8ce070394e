package io.muster.validation.evaluation;

import io.muster.datasets.Datasets;
import io.muster.datasets.columns.Column;
import io.muster.inventory.versions.ForecastPlan;
import io.muster.validation.model.UnusableEvaluationData;
import java.util.List;

/** The forecast that predicts each value by the one a season before. */
final class NaiveForecast {

    private NaiveForecast() {}

    /**
     * Its mean absolute error on the training data.
     *
     * @throws UnusableEvaluationData if these lack a column, hold another type, or have no row with both numbers
     */
    static double error(Datasets datasets, ForecastPlan plan, String target) {
        var history = datasets.dataset(plan.history());
        for (var name : List.of(target, plan.naive())) {
            if (history.column(name).isEmpty()) {
                throw unusable(plan, "it has no column '%s'".formatted(name));
            }
        }
        var rows = datasets.readAll(plan.history(), List.of(target, plan.naive()));
        var pairs = CompleteCases.rows(numbers(plan, rows.column(target)), numbers(plan, rows.column(plan.naive())));
        var error = mean(pairs[0], pairs[1]);
        if (!Double.isFinite(error)) {
            throw unusable(plan, "no row has '%s' and '%s', or one is infinite".formatted(target, plan.naive()));
        }
        return error;
    }

    private static double[] numbers(ForecastPlan plan, Column column) {
        if (column instanceof Column.Numbers numbers) {
            return numbers.values();
        }
        throw unusable(plan, "its column '%s' has %s, expected numbers".formatted(column.name(), column.holds()));
    }

    private static double mean(double[] outcomes, double[] forecasts) {
        var sum = 0.0;
        for (var row = 0; row < outcomes.length; row++) {
            sum += Math.abs(outcomes[row] - forecasts[row]);
        }
        return sum / outcomes.length;
    }

    private static UnusableEvaluationData unusable(ForecastPlan plan, String why) {
        return new UnusableEvaluationData("The error of the naive forecast cannot be measured on dataset '%s': %s"
                .formatted(plan.history(), why));
    }
}
