package io.muster.validation.checks;

import io.muster.extensions.ExtensionRefused;
import io.muster.inventory.artifacts.Artifacts;
import io.muster.inventory.versions.EvaluationPlan;
import io.muster.scoring.Scoring;
import io.muster.validation.evaluation.Subject;
import io.muster.validation.model.MetricCatalogue;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** All checks, in the order of the report: Muster's own, then those from outside. */
@Component
public class Checks {

    private final List<Check> all;
    private final List<OutsideCheck> fromOutside;

    /** @throws ExtensionRefused if a check from outside cannot be used beside the others */
    Checks(Artifacts artifacts, Scoring scoring, List<ValidationCheck> fromOutside) {
        var own = own(artifacts, scoring);
        this.fromOutside = fromOutside.stream().map(OutsideCheck::new).toList();
        this.all = Stream.concat(own.stream(), this.fromOutside.stream()).toList();
        OutsideCheck.requireTogether(own, this.fromOutside);
    }

    private static List<Check> own(Artifacts artifacts, Scoring scoring) {
        return List.of(
                new DataCheck(),
                new GoldenCheck(),
                new DeterminismCheck(),
                new DiscriminationCheck(),
                new CalibrationCheck(),
                new ConfusionCheck(),
                new RegressionCheck(),
                new ForecastCheck(),
                new CasesCheck(),
                new RuleTablesCheck(artifacts, scoring),
                new ChampionCheck(EvaluationPlan.Task.BINARY_CLASSIFICATION),
                new ChampionCheck(EvaluationPlan.Task.REGRESSION),
                new ChampionCheck(EvaluationPlan.Task.RULES),
                new DocumentationCheck());
    }

    /** All metrics that they measure. */
    public MetricCatalogue metrics() {
        return new MetricCatalogue(
                fromOutside.stream().flatMap(check -> check.metrics().stream()).toList());
    }

    public List<Check> of(EvaluationPlan.Task task) {
        return all.stream().filter(check -> check.suits(task)).toList();
    }

    /** Runs the checks that suit the subject's plan. */
    public List<CheckReport> examine(Subject subject) {
        return all.stream()
                .filter(check -> check.suits(subject.data().plan()))
                .map(check -> CheckReport.of(check, subject))
                .toList();
    }
}
