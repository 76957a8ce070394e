package io.muster.validation.checks;

import static io.muster.inventory.versions.EvaluationPlan.Task.REGRESSION;
import static io.muster.validation.model.Metric.CHAMPION_RMSE_DIFFERENCE;

import io.muster.inventory.versions.EvaluationPlan;
import io.muster.validation.evaluation.Subject;
import io.muster.validation.model.Metric;
import io.muster.validation.statistics.Errors;
import java.util.List;

/** Whether the version misses the same rows by less than the one in service. */
final class ChampionErrorCheck implements Check {

    @Override
    public String id() {
        return "champion";
    }

    @Override
    public List<Metric> metrics() {
        return List.of(CHAMPION_RMSE_DIFFERENCE);
    }

    @Override
    public boolean suits(EvaluationPlan.Task task) {
        return task == REGRESSION;
    }

    @Override
    public void examine(Subject subject, CheckReport findings) {
        var rows = subject.answeredByBoth();
        findings.measure(
                CHAMPION_RMSE_DIFFERENCE,
                () -> new Errors(rows[0], rows[1]).rmse() - new Errors(rows[0], rows[2]).rmse());
        findings.sentence(
                "On the same %d rows the root mean square error is %s above that of the version in service.",
                rows[0].length, findings.told(CHAMPION_RMSE_DIFFERENCE));
    }
}
