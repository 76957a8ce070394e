package io.muster.validation.checks;

import static io.muster.inventory.versions.EvaluationPlan.Task.BINARY_CLASSIFICATION;
import static io.muster.validation.model.ClassificationMetrics.AUC;
import static io.muster.validation.model.ClassificationMetrics.AUC_LOWER;
import static io.muster.validation.model.ClassificationMetrics.AUC_UPPER;
import static io.muster.validation.model.ClassificationMetrics.AVERAGE_PRECISION;
import static io.muster.validation.model.ClassificationMetrics.GINI;
import static io.muster.validation.model.ClassificationMetrics.KS;

import io.muster.inventory.versions.EvaluationPlan;
import io.muster.statistics.DeLong;
import io.muster.statistics.Ranking;
import io.muster.validation.evaluation.Subject;
import io.muster.validation.model.Metric;
import java.util.List;

/** The check of whether the score ranks positives above negatives. */
final class DiscriminationCheck implements Check {

    private static final double LEVEL = 0.95;

    @Override
    public String id() {
        return "discrimination";
    }

    @Override
    public List<Metric> metrics() {
        return List.of(AUC, AUC_LOWER, AUC_UPPER, GINI, KS, AVERAGE_PRECISION);
    }

    @Override
    public boolean suits(EvaluationPlan.Task task) {
        return task == BINARY_CLASSIFICATION;
    }

    @Override
    public void examine(Subject subject, CheckReport findings) {
        var rows = subject.answered();
        var ranking = Ranking.of(rows[0], rows[1]);
        findings.measure(AUC, ranking::auc);
        findings.measure(GINI, ranking::gini);
        findings.measure(KS, ranking::ks);
        findings.measure(AVERAGE_PRECISION, ranking::averagePrecision);
        findings.sentence(
                "Of a random positive and a random negative row, the positive one scores higher with probability %s; %d positives, %d negatives.",
                findings.described(AUC), ranking.positives(), ranking.negatives());
        var interval = DeLong.interval(rows[0], rows[1], LEVEL);
        findings.measure(AUC_LOWER, interval::lower);
        findings.measure(AUC_UPPER, interval::upper);
    }
}
