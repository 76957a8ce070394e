package io.muster.validation.checks;

import static io.muster.inventory.versions.EvaluationPlan.Task.RULES;
import static io.muster.validation.model.Metric.CHAMPION_CASES_DIFFERENCE;

import io.muster.inventory.versions.EvaluationPlan;
import io.muster.validation.evaluation.Subject;
import io.muster.validation.model.Metric;
import java.util.Arrays;
import java.util.List;

/** Whether the version decides more of the same cases as demanded than the one in service. */
final class ChampionCasesCheck implements Check {

    @Override
    public String id() {
        return "champion";
    }

    @Override
    public List<Metric> metrics() {
        return List.of(CHAMPION_CASES_DIFFERENCE);
    }

    @Override
    public boolean suits(EvaluationPlan.Task task) {
        return task == RULES;
    }

    @Override
    public void examine(Subject subject, CheckReport findings) {
        var demanded = subject.data().outcomes();
        var cases =
                Arrays.stream(demanded).filter(value -> !Double.isNaN(value)).count();
        // A case without a decision is one not decided as demanded, so all cases count for both.
        var mine = Agreement.count(demanded, subject.candidate().answers().predictions());
        var theirs = Agreement.count(demanded, subject.champion().answers().predictions());
        findings.measure(CHAMPION_CASES_DIFFERENCE, () -> (double) (mine - theirs) / cases);
        findings.sentence(
                "Of the same %d cases %d are decided as demanded, %d by the version in service.", cases, mine, theirs);
    }
}
