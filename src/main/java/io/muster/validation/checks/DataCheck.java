package io.muster.validation.checks;

import static io.muster.validation.model.CommonMetrics.OUTCOME_MISSING;
import static io.muster.validation.model.CommonMetrics.PREDICTION_MISSING;
import static io.muster.validation.model.CommonMetrics.ROWS;

import io.muster.validation.evaluation.Subject;
import io.muster.validation.model.Metric;
import io.muster.validation.model.ReportText;
import java.util.Arrays;
import java.util.List;

/** The amount of data the other numbers are based on. */
final class DataCheck implements Check {

    @Override
    public String id() {
        return "data";
    }

    @Override
    public List<Metric> metrics() {
        return List.of(ROWS, OUTCOME_MISSING, PREDICTION_MISSING);
    }

    @Override
    public void examine(Subject subject, CheckReport findings) {
        var rows = subject.data().rows();
        var outcomes = subject.data().outcomes();
        findings.measure(ROWS, () -> rows);
        findings.measure(OUTCOME_MISSING, () -> (double) missing(outcomes) / rows);
        findings.sentence(
                "Dataset %s has %s; %d of them have no outcome.",
                subject.data().dataset().id(), ReportText.count(rows, "row", "rows"), missing(outcomes));
        var answers = subject.candidate().answers();
        var unanswered = missing(answers.predictions());
        findings.measure(PREDICTION_MISSING, () -> (double) unanswered / rows);
        findings.sentence(
                "Dataset %s has %s; %d have no outcome and %d no prediction, %d of these because the "
                        + "model does not accept their inputs.",
                subject.data().dataset().id(),
                ReportText.count(rows, "row", "rows"),
                missing(outcomes),
                unanswered,
                answers.refused());
        findings.remarks(answers.described());
    }

    private static long missing(double[] values) {
        return Arrays.stream(values).filter(Double::isNaN).count();
    }
}
