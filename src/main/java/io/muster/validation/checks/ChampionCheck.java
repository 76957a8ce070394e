package io.muster.validation.checks;

import static io.muster.validation.model.ClassificationMetrics.CHAMPION_AUC_DIFFERENCE;
import static io.muster.validation.model.ClassificationMetrics.CHAMPION_AUC_P;
import static io.muster.validation.model.RegressionMetrics.CHAMPION_RMSE_DIFFERENCE;
import static io.muster.validation.model.RuleMetrics.CHAMPION_CASES_DIFFERENCE;

import io.muster.inventory.versions.EvaluationPlan;
import io.muster.statistics.DeLong;
import io.muster.statistics.Errors;
import io.muster.validation.evaluation.Subject;
import io.muster.validation.model.Metric;
import java.util.Arrays;
import java.util.List;

/**
 * The check of whether the version does better than the one in service on the same rows or cases.
 *
 * @param task of both; it determines the measure of comparison
 */
record ChampionCheck(EvaluationPlan.Task task) implements Check {

    @Override
    public String id() {
        return "champion";
    }

    @Override
    public List<Metric> metrics() {
        return switch (task) {
            case BINARY_CLASSIFICATION -> List.of(CHAMPION_AUC_DIFFERENCE, CHAMPION_AUC_P);
            case REGRESSION -> List.of(CHAMPION_RMSE_DIFFERENCE);
            case RULES -> List.of(CHAMPION_CASES_DIFFERENCE);
        };
    }

    @Override
    public boolean suits(EvaluationPlan.Task other) {
        return task == other;
    }

    @Override
    public void examine(Subject subject, CheckReport findings) {
        switch (task) {
            case BINARY_CLASSIFICATION -> compareRanking(subject, findings);
            case REGRESSION -> compareErrors(subject, findings);
            case RULES -> compareCases(subject, findings);
        }
    }

    /** Also tests whether a difference in ranking may be chance. */
    private static void compareRanking(Subject subject, CheckReport findings) {
        var rows = subject.answeredByBoth();
        var comparison = DeLong.compare(rows[0], rows[1], rows[2]);
        findings.measure(CHAMPION_AUC_DIFFERENCE, comparison::difference);
        findings.measure(CHAMPION_AUC_P, comparison::p);
        findings.sentence(
                "On the same %d rows the AUC is %s above that of the version in service; by chance alone a difference as large has probability %s.",
                rows[0].length, findings.described(CHAMPION_AUC_DIFFERENCE), findings.described(CHAMPION_AUC_P));
    }

    private static void compareErrors(Subject subject, CheckReport findings) {
        var rows = subject.answeredByBoth();
        findings.measure(
                CHAMPION_RMSE_DIFFERENCE,
                () -> new Errors(rows[0], rows[1]).rmse() - new Errors(rows[0], rows[2]).rmse());
        findings.sentence(
                "On the same %d rows the root mean square error is %s above that of the version in service.",
                rows[0].length, findings.described(CHAMPION_RMSE_DIFFERENCE));
    }

    /** A case without a decision counts as decided wrongly, so all cases count for both. */
    private static void compareCases(Subject subject, CheckReport findings) {
        var demanded = subject.data().outcomes();
        var cases =
                Arrays.stream(demanded).filter(value -> !Double.isNaN(value)).count();
        var mine = Agreement.count(demanded, subject.candidate().answers().predictions());
        var theirs = Agreement.count(demanded, subject.champion().answers().predictions());
        findings.measure(CHAMPION_CASES_DIFFERENCE, () -> (double) (mine - theirs) / cases);
        findings.sentence(
                "Of the same %d cases, %d are decided as expected, by the version in service %d.", cases, mine, theirs);
    }
}
