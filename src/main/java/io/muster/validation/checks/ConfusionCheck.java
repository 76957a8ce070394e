package io.muster.validation.checks;

import static io.muster.inventory.versions.EvaluationPlan.Task.BINARY_CLASSIFICATION;
import static io.muster.validation.model.ClassificationMetrics.ACCURACY;
import static io.muster.validation.model.ClassificationMetrics.BALANCED_ACCURACY;
import static io.muster.validation.model.ClassificationMetrics.F1;
import static io.muster.validation.model.ClassificationMetrics.KAPPA;
import static io.muster.validation.model.ClassificationMetrics.MCC;
import static io.muster.validation.model.ClassificationMetrics.PRECISION;
import static io.muster.validation.model.ClassificationMetrics.RECALL;
import static io.muster.validation.model.ClassificationMetrics.SPECIFICITY;

import io.muster.inventory.versions.EvaluationPlan;
import io.muster.statistics.Confusion;
import io.muster.validation.evaluation.Subject;
import io.muster.validation.model.Metric;
import io.muster.validation.model.ReportText;
import java.util.List;

/** The count of right and wrong decisions at the score's cut-off. */
final class ConfusionCheck implements Check {

    @Override
    public String id() {
        return "decisions";
    }

    @Override
    public List<Metric> metrics() {
        return List.of(ACCURACY, BALANCED_ACCURACY, PRECISION, RECALL, SPECIFICITY, F1, MCC, KAPPA);
    }

    @Override
    public boolean suits(EvaluationPlan.Task task) {
        return task == BINARY_CLASSIFICATION;
    }

    @Override
    public void examine(Subject subject, CheckReport findings) {
        var rows = subject.answered();
        var cutOff = CutOff.of(subject, rows[1]);
        var confusion = Confusion.at(cutOff, rows[0], rows[1]);
        findings.measure(ACCURACY, confusion::accuracy);
        findings.measure(BALANCED_ACCURACY, confusion::balancedAccuracy);
        findings.measure(PRECISION, confusion::precision);
        findings.measure(RECALL, confusion::recall);
        findings.measure(SPECIFICITY, confusion::specificity);
        findings.measure(F1, confusion::f1);
        findings.measure(MCC, confusion::mcc);
        findings.measure(KAPPA, confusion::kappa);
        var described = ReportText.number(cutOff);
        findings.table(
                "Decisions at the cut-off " + described,
                List.of("outcome", "decided negative", "decided positive"),
                List.of(
                        List.of("negative", (long) confusion.trueNegatives(), (long) confusion.falsePositives()),
                        List.of("positive", (long) confusion.falseNegatives(), (long) confusion.truePositives())));
        findings.sentence(
                "With scores from %s counted as positive, %s of the decisions are correct, and %s of the "
                        + "positives are found.",
                described, findings.described(ACCURACY), findings.described(RECALL));
    }
}
