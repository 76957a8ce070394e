package io.muster.validation;

import io.muster.inventory.versions.EvaluationPlan;
import io.muster.validation.checks.CheckReport;
import io.muster.validation.model.CheckResult;
import io.muster.validation.model.CheckResult.Verdict;
import io.muster.validation.model.CommonMetrics;
import io.muster.validation.model.MetricCatalogue;
import io.muster.validation.model.ReportText;
import io.muster.validation.model.Threshold;
import io.muster.validation.model.ValidationPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The comparison of findings with a policy. A metric without a value meets no threshold. */
final class Judgement {

    /** Thresholds of every policy that does not set its own: without them, no other number means anything. */
    private static final List<Threshold> IMPLIED = List.of(
            Threshold.atLeast(CommonMetrics.ROWS, 1),
            Threshold.atMost(CommonMetrics.PREDICTION_MISSING, 0),
            Threshold.atLeast(CommonMetrics.GOLDEN_REPRODUCED, 1),
            Threshold.atLeast(CommonMetrics.DETERMINISTIC, 1));

    private final EvaluationPlan.Task task;
    private final MetricCatalogue known;
    private final Map<String, Double> values = new HashMap<>();
    private final Map<String, String> undefined = new HashMap<>();
    private final List<ThresholdResult> thresholds = new ArrayList<>();

    Judgement(EvaluationPlan.Task task, List<CheckReport> findings, ValidationPolicy policy, MetricCatalogue known) {
        this.task = task;
        this.known = known;
        for (var finding : findings) {
            values.putAll(finding.metrics());
            undefined.putAll(finding.undefined());
        }
        policy.thresholds().forEach(threshold -> thresholds.add(held(threshold, false)));
        IMPLIED.stream()
                .filter(threshold -> !policy.demands(threshold.metric()))
                .forEach(threshold -> thresholds.add(held(threshold, true)));
    }

    private ThresholdResult held(Threshold threshold, boolean implied) {
        var value = values.get(threshold.metric());
        var met = value != null && threshold.admits(value);
        return new ThresholdResult(
                threshold.metric(),
                threshold.minimum(),
                threshold.maximum(),
                implied,
                value,
                met,
                value == null ? without(threshold) : with(threshold, value, met));
    }

    private static String with(Threshold threshold, double value, boolean met) {
        return "%s is %s, required is %s%s"
                .formatted(
                        threshold.metric(), exact(threshold, value, met), threshold.demand(), met ? "" : ": not met");
    }

    /**
     * A value that only rounds to the bound is shown with all digits; otherwise the sentence would contradict itself.
     */
    private static String exact(Threshold threshold, double value, boolean met) {
        var rounded = ReportText.number(value);
        return threshold.admits(Double.parseDouble(rounded)) == met ? rounded : Double.toString(value);
    }

    private String without(Threshold threshold) {
        var why = undefined.get(threshold.metric());
        if (why == null) {
            why = known.find(threshold.metric()).isEmpty()
                    ? "it is not a metric"
                    : "it is not measured for %s"
                            .formatted(task.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        return "%s has no value (%s), required is %s: not met".formatted(threshold.metric(), why, threshold.demand());
    }

    boolean isAccepted() {
        return thresholds.stream().allMatch(ThresholdResult::met);
    }

    List<ThresholdResult> thresholds() {
        return List.copyOf(thresholds);
    }

    String conclusion() {
        if (isAccepted()) {
            return "Accepted: all %s met."
                    .formatted(ReportText.count(thresholds.size(), "threshold is", "thresholds are"));
        }
        return thresholds.stream()
                .filter(threshold -> !threshold.met())
                .map(ThresholdResult::sentence)
                .collect(Collectors.joining("; ", "Rejected: ", "."));
    }

    CheckResult result(CheckReport findings) {
        var measured = Stream.concat(findings.metrics().keySet().stream(), findings.undefined().keySet().stream())
                .collect(Collectors.toSet());
        var demanded = thresholds.stream()
                .filter(threshold -> measured.contains(threshold.metric()))
                .toList();
        if (demanded.isEmpty()) {
            return findings.judged(Verdict.INFORMATIVE);
        }
        return findings.judged(demanded.stream().allMatch(ThresholdResult::met) ? Verdict.PASSED : Verdict.FAILED);
    }
}
