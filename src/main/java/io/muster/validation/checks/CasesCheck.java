package io.muster.validation.checks;

import static io.muster.inventory.versions.EvaluationPlan.Task.RULES;
import static io.muster.validation.model.RuleMetrics.CASES_REPRODUCED;
import static io.muster.validation.model.RuleMetrics.DECIDED;

import io.muster.inventory.versions.EvaluationPlan;
import io.muster.validation.evaluation.EvaluationData;
import io.muster.validation.evaluation.Subject;
import io.muster.validation.model.Metric;
import io.muster.validation.model.ReportText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The check of whether the rules decide the cases as they were written down. */
final class CasesCheck implements Check {

    private static final int MOST_DESCRIBED = 20;

    @Override
    public String id() {
        return "decision-cases";
    }

    @Override
    public List<Metric> metrics() {
        return List.of(CASES_REPRODUCED, DECIDED);
    }

    @Override
    public boolean suits(EvaluationPlan.Task task) {
        return task == RULES;
    }

    @Override
    public void examine(Subject subject, CheckReport findings) {
        var demanded = subject.data().outcomes();
        var decided = subject.candidate().answers().predictions();
        var cases =
                Arrays.stream(demanded).filter(value -> !Double.isNaN(value)).count();
        var right = Agreement.count(demanded, decided);
        var answered =
                Arrays.stream(decided).filter(value -> !Double.isNaN(value)).count();
        findings.measure(CASES_REPRODUCED, () -> (double) right / cases);
        findings.measure(DECIDED, () -> (double) answered / decided.length);
        findings.table(
                "Cases decided differently than expected (the first %d)".formatted(MOST_DESCRIBED),
                List.of("row", "demanded", "decided"),
                otherwise(subject.data(), decided));
        findings.sentence(
                "%d of %s were decided as expected; %d of %s got a decision.",
                right,
                ReportText.count(cases, "case is", "cases are"),
                answered,
                ReportText.count(decided.length, "row", "rows"));
    }

    private static List<List<Object>> otherwise(EvaluationData data, double[] decided) {
        var rows = new ArrayList<List<Object>>();
        for (var row = 0; row < decided.length && rows.size() < MOST_DESCRIBED; row++) {
            var demanded = data.outcomes()[row];
            if (!Double.isNaN(demanded) && !Agreement.of(demanded, decided[row])) {
                rows.add(List.of(row + 1, data.word(demanded), data.word(decided[row])));
            }
        }
        return rows;
    }
}
