package io.muster.validation.checks;

import io.muster.statistics.Undefined;
import io.muster.validation.evaluation.Subject;
import io.muster.validation.model.CheckResult;
import io.muster.validation.model.CheckResult.Table;
import io.muster.validation.model.Metric;
import io.muster.validation.model.ReportText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;

/** The findings of one check so far. */
public final class CheckReport implements Measurements {

    private final Check check;
    private final Map<String, Double> metrics = new TreeMap<>();
    private final Map<String, String> undefined = new TreeMap<>();
    private final List<String> remarks = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private String sentence = "";

    private CheckReport(Check check) {
        this.check = check;
    }

    /** Runs a check, and also reports its failure. */
    public static CheckReport of(Check check, Subject subject) {
        var findings = new CheckReport(check);
        try {
            check.examine(subject, findings);
        } catch (Undefined e) {
            findings.missing().forEach(metric -> findings.undefined(metric, e.getMessage()));
            findings.sentence =
                    findings.sentence.isEmpty() ? "Not measured: " + e.getMessage() + "." : findings.sentence;
        }
        findings.requireComplete();
        return findings;
    }

    private List<Metric> missing() {
        return check.metrics().stream()
                .filter(metric -> !metrics.containsKey(metric.id()) && !undefined.containsKey(metric.id()))
                .toList();
    }

    private void requireComplete() {
        if (!missing().isEmpty()) {
            throw new IllegalStateException("Check '%s' did not measure %s"
                    .formatted(check.id(), missing().stream().map(Metric::id).toList()));
        }
    }

    @Override
    public void measure(Metric metric, DoubleSupplier value) {
        requireOwn(metric);
        try {
            var measured = value.getAsDouble();
            if (Double.isFinite(measured)) {
                metrics.put(metric.id(), measured);
            } else {
                undefined(metric, "it is not finite");
            }
        } catch (Undefined e) {
            undefined(metric, e.getMessage());
        }
    }

    @Override
    public void undefined(Metric metric, String why) {
        requireOwn(metric);
        undefined.put(metric.id(), why);
    }

    /** Otherwise a check could replace the value that another one measured. */
    private void requireOwn(Metric metric) {
        if (!check.metrics().contains(metric)) {
            throw new IllegalArgumentException(
                    "Check '%s' measures '%s', which is not one of its metrics".formatted(check.id(), metric.id()));
        }
    }

    @Override
    public void remark(String remark) {
        remarks.add(remark);
    }

    void remarks(List<String> more) {
        remarks.addAll(more);
    }

    @Override
    public void table(String title, List<String> columns, List<List<Object>> rows) {
        if (!rows.isEmpty()) {
            tables.add(new Table(title, columns, rows));
        }
    }

    @Override
    public void sentence(String text, Object... arguments) {
        sentence = text.formatted(arguments);
    }

    @Override
    public String described(Metric metric) {
        var value = metrics.get(metric.id());
        return value == null ? "undefined" : ReportText.number(value);
    }

    /** Values by the ids of the {@link Metric}s. */
    public Map<String, Double> metrics() {
        return metrics;
    }

    /** Why a metric has no value, by the same words. */
    public Map<String, String> undefined() {
        return undefined;
    }

    public CheckResult judged(CheckResult.Verdict verdict) {
        return new CheckResult(check.id(), verdict, sentence, metrics, undefined, remarks, tables);
    }
}
