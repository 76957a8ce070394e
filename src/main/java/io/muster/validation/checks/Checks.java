package io.muster.validation.checks;

import io.muster.inventory.artifacts.Artifacts;
import io.muster.inventory.versions.EvaluationPlan;
import io.muster.scoring.Scoring;
import io.muster.validation.evaluation.Subject;
import java.util.List;
import org.springframework.stereotype.Component;

/** All checks, in the order of the report. */
@Component
public class Checks {

    private final List<Check> all;

    Checks(Artifacts artifacts, Scoring scoring) {
        this.all = List.of(
                new DataCheck(),
                new GoldenCheck(),
                new DeterminismCheck(),
                new DiscriminationCheck(),
                new CalibrationCheck(),
                new ConfusionCheck(),
                new RegressionCheck(),
                new CasesCheck(),
                new RuleTablesCheck(artifacts, scoring),
                new ChampionCheck(EvaluationPlan.Task.BINARY_CLASSIFICATION),
                new ChampionCheck(EvaluationPlan.Task.REGRESSION),
                new ChampionCheck(EvaluationPlan.Task.RULES),
                new DocumentationCheck());
    }

    public List<Check> of(EvaluationPlan.Task task) {
        return all.stream().filter(check -> check.suits(task)).toList();
    }

    /** Runs the checks of the subject's task. */
    public List<CheckReport> examine(Subject subject) {
        return of(subject.task()).stream()
                .map(check -> CheckReport.of(check, subject))
                .toList();
    }
}
