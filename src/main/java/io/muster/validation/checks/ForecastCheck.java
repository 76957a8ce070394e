package io.muster.validation.checks;

import static io.muster.validation.model.RegressionMetrics.INTERVAL_COVERAGE;
import static io.muster.validation.model.RegressionMetrics.MASE;
import static io.muster.validation.model.RegressionMetrics.WORST_MASE;

import io.muster.inventory.versions.EvaluationPlan;
import io.muster.inventory.versions.ForecastPlan;
import io.muster.statistics.Undefined;
import io.muster.validation.evaluation.ForecastRows;
import io.muster.validation.evaluation.Subject;
import io.muster.validation.model.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** How good a forecast is at each horizon, compared with the naive forecast, and how often its intervals hold. */
final class ForecastCheck implements Check {

    @Override
    public String id() {
        return "forecast";
    }

    @Override
    public List<Metric> metrics() {
        return List.of(MASE, WORST_MASE, INTERVAL_COVERAGE);
    }

    @Override
    public boolean suits(EvaluationPlan.Task task) {
        return task == EvaluationPlan.Task.REGRESSION;
    }

    @Override
    public boolean suits(EvaluationPlan plan) {
        return plan.forecast() != null;
    }

    @Override
    public void examine(Subject subject, CheckReport findings) {
        var plan = subject.data().plan().forecast();
        var naive = subject.data().naiveError();
        if (plan == null || naive == null) {
            throw new Undefined("the plan states no forecast");
        }
        var rows = ForecastRows.of(subject, plan);
        var byHorizon = rows.byHorizon();
        findings.measure(MASE, () -> scaled(rows.errors().mae(), naive));
        findings.measure(
                WORST_MASE,
                () -> byHorizon.values().stream()
                        .mapToDouble(each -> scaled(each.errors().mae(), naive))
                        .max()
                        .orElseThrow(() -> new Undefined("no row has a horizon")));
        findings.measure(INTERVAL_COVERAGE, rows::coverage);
        findings.table("By horizon", List.of("Horizon", "Rows", "MASE", "Bias", "Coverage"), table(byHorizon, naive));
        if (rows.size()
                > byHorizon.values().stream().mapToInt(ForecastRows::size).sum()) {
            findings.remark("Rows whose '%s' is not a whole number from 1 to %d are in no horizon"
                    .formatted(plan.horizon(), ForecastPlan.MOST_HORIZONS));
        }
        findings.sentence(
                "Forecasts have %s times the error of the naive forecast on the training data, %s at the worst horizon;"
                        + " their intervals contain %s of the outcomes.",
                findings.described(MASE), findings.described(WORST_MASE), findings.described(INTERVAL_COVERAGE));
    }

    private static double scaled(double error, double naive) {
        if (naive == 0) {
            throw new Undefined("the naive forecast had no error on the training data");
        }
        return error / naive;
    }

    private static List<List<Object>> table(SortedMap<Integer, ForecastRows> byHorizon, double naive) {
        var table = new ArrayList<List<Object>>();
        byHorizon.forEach((horizon, rows) -> table.add(List.of(
                horizon,
                rows.size(),
                naive == 0 ? "–" : scaled(rows.errors().mae(), naive),
                rows.errors().bias(),
                rows.hasIntervals() ? rows.coverage() : "–")));
        return table;
    }
}
