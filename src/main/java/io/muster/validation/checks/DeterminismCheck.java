package io.muster.validation.checks;

import static io.muster.validation.model.CommonMetrics.DETERMINISTIC;

import io.muster.statistics.Undefined;
import io.muster.validation.evaluation.Subject;
import io.muster.validation.model.Metric;
import io.muster.validation.model.ReportText;
import java.util.List;

/** The check of whether the same row gets the same answer: again, and alone instead of among others. */
final class DeterminismCheck implements Check {

    @Override
    public String id() {
        return "determinism";
    }

    @Override
    public List<Metric> metrics() {
        return List.of(DETERMINISTIC);
    }

    @Override
    public void examine(Subject subject, CheckReport findings) {
        var repeats = subject.candidate().answers().repeats();
        if (repeats.again() == 0) {
            throw new Undefined("the model accepts no row of the data");
        }
        findings.measure(
                DETERMINISTIC,
                () -> Math.min((double) repeats.same() / repeats.again(), (double) repeats.alike() / repeats.singly()));
        findings.sentence(
                "%d of %s got the same answer in a second batch, %d of %s when scored alone.",
                repeats.same(),
                ReportText.count(repeats.again(), "row is", "rows are"),
                repeats.alike(),
                ReportText.count(repeats.singly(), "row", "rows"));
        if (repeats.firstDifference() != null) {
            findings.remark("First difference: " + repeats.firstDifference());
        }
    }
}
