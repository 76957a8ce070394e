package io.muster.validation.checks;

import static io.muster.inventory.versions.EvaluationPlan.Task.BINARY_CLASSIFICATION;
import static io.muster.validation.model.Metric.CHAMPION_AUC_DIFFERENCE;
import static io.muster.validation.model.Metric.CHAMPION_AUC_P;

import io.muster.inventory.versions.EvaluationPlan;
import io.muster.validation.evaluation.Subject;
import io.muster.validation.model.Metric;
import io.muster.validation.statistics.DeLong;
import java.util.List;

/** Whether the version ranks the same rows better than the one in service, and whether that may be chance. */
final class ChampionRankingCheck implements Check {

    @Override
    public String id() {
        return "champion";
    }

    @Override
    public List<Metric> metrics() {
        return List.of(CHAMPION_AUC_DIFFERENCE, CHAMPION_AUC_P);
    }

    @Override
    public boolean suits(EvaluationPlan.Task task) {
        return task == BINARY_CLASSIFICATION;
    }

    @Override
    public void examine(Subject subject, CheckReport findings) {
        var rows = subject.answeredByBoth();
        var comparison = DeLong.compare(rows[0], rows[1], rows[2]);
        findings.measure(CHAMPION_AUC_DIFFERENCE, comparison::difference);
        findings.measure(CHAMPION_AUC_P, comparison::p);
        findings.sentence(
                "On the same %d rows the AUC is %s above that of the version in service; by chance alone a difference as large has probability %s.",
                rows[0].length, findings.told(CHAMPION_AUC_DIFFERENCE), findings.told(CHAMPION_AUC_P));
    }
}
