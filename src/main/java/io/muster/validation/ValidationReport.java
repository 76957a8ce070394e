package io.muster.validation;

import io.muster.inventory.versions.EvaluationPlan;
import io.muster.shared.DatasetId;
import io.muster.shared.Digest;
import io.muster.shared.VersionId;
import io.muster.validation.model.CheckResult;
import io.muster.validation.model.Interval;
import io.muster.validation.model.Metric;
import io.muster.validation.model.SortedMaps;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The findings of validation about one version on one dataset against one policy: the body of the evidence. Two runs on
 * the same artifact, data and policy differ only in {@code at}.
 *
 * @param artifact that was validated
 * @param dataDigest of the dataset's file
 * @param rows of the dataset
 * @param champion the version in service it was compared with, or null
 * @param accepted whether every threshold is met
 * @param conclusion the verdict in plain language, naming each threshold that is not met
 * @param results one per check, in the order they ran
 * @param intervals 95 % intervals by the ids of the {@link Metric}s; empty unless the order asked for them
 * @param inputs how the model's inputs were filled from the data, by input
 * @param libraries used for the computation, by name with version
 */
public record ValidationReport(
        VersionId version,
        @Nullable Digest artifact,
        EvaluationPlan.Task task,
        DatasetId data,
        Digest dataDigest,
        long rows,
        @Nullable VersionId champion,
        PolicyReference policy,
        boolean accepted,
        String conclusion,
        List<ThresholdResult> thresholds,
        List<CheckResult> results,
        Map<String, Interval> intervals,
        Map<String, String> inputs,
        Map<String, String> libraries,
        Instant at) {

    public ValidationReport {
        thresholds = List.copyOf(thresholds);
        results = List.copyOf(results);
        intervals = SortedMaps.copyOf(intervals);
        inputs = SortedMaps.copyOf(inputs);
        libraries = SortedMaps.copyOf(libraries);
    }

    public static final String ACCEPTED = "accepted";
    public static final String REJECTED = "rejected";

    /** The verdict as the word that processes test: {@link #ACCEPTED} or {@link #REJECTED}. */
    public String outcome() {
        return accepted ? ACCEPTED : REJECTED;
    }

    /** The policy that was applied, as deployed. */
    public record PolicyReference(String key, int version, Digest digest) {}

    /**
     * The metrics whose threshold is met, but not with margin: the worse end of the 95 % interval would not meet it. A
     * metric without an interval is counted, not estimated, and needs no margin.
     */
    public List<String> withoutMargin() {
        return thresholds.stream()
                .filter(threshold -> threshold.met() && !threshold.metBy(intervals.get(threshold.metric())))
                .map(ThresholdResult::metric)
                .toList();
    }

    /** Empty when the metric has no value here. */
    public Optional<Double> metric(Metric metric) {
        return results.stream()
                .map(result -> result.metrics().get(metric.id()))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** All values by the ids of the {@link Metric}s. */
    public Map<String, Double> metrics() {
        return SortedMaps.copyOf(results.stream()
                .flatMap(result -> result.metrics().entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first)));
    }
}
