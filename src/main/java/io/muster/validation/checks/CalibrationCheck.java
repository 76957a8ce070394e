package io.muster.validation.checks;

import static io.muster.inventory.versions.EvaluationPlan.Task.BINARY_CLASSIFICATION;
import static io.muster.validation.model.ClassificationMetrics.BRIER;
import static io.muster.validation.model.ClassificationMetrics.ECE;
import static io.muster.validation.model.ClassificationMetrics.HOSMER_LEMESHOW_P;
import static io.muster.validation.model.ClassificationMetrics.LOG_LOSS;
import static io.muster.validation.model.ClassificationMetrics.MEAN_PREDICTED;
import static io.muster.validation.model.ClassificationMetrics.OBSERVED_RATE;

import io.muster.inventory.versions.EvaluationPlan;
import io.muster.statistics.Probabilities;
import io.muster.validation.evaluation.Subject;
import io.muster.validation.model.Metric;
import java.util.List;

/** The check of whether predicted probabilities match observed frequencies. */
final class CalibrationCheck implements Check {

    @Override
    public String id() {
        return "calibration";
    }

    @Override
    public List<Metric> metrics() {
        return List.of(BRIER, LOG_LOSS, ECE, HOSMER_LEMESHOW_P, OBSERVED_RATE, MEAN_PREDICTED);
    }

    @Override
    public boolean suits(EvaluationPlan.Task task) {
        return task == BINARY_CLASSIFICATION;
    }

    @Override
    public void examine(Subject subject, CheckReport findings) {
        var rows = subject.answered();
        var probabilities = new Probabilities(rows[0], rows[1]);
        findings.measure(BRIER, probabilities::brier);
        findings.measure(LOG_LOSS, probabilities::logLoss);
        findings.measure(ECE, probabilities::expectedCalibrationError);
        findings.measure(HOSMER_LEMESHOW_P, probabilities::hosmerLemeshow);
        findings.measure(OBSERVED_RATE, probabilities::observedRate);
        findings.measure(MEAN_PREDICTED, probabilities::meanPredicted);
        findings.table("Calibration", List.of("from", "to", "rows", "predicted", "observed"), bins(probabilities));
        findings.sentence(
                "On average %s is predicted and %s observed; predicted and observed rates differ by %s.",
                findings.described(MEAN_PREDICTED), findings.described(OBSERVED_RATE), findings.described(ECE));
    }

    private static List<List<Object>> bins(Probabilities probabilities) {
        return probabilities.calibration().stream()
                .map(bin -> List.<Object>of(bin.from(), bin.to(), bin.rows(), bin.predicted(), bin.observed()))
                .toList();
    }
}
