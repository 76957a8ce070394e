package io.muster.monitoring.evaluation;

import io.muster.monitoring.statistic.Families;
import io.muster.monitoring.statistic.MonitoredWindow;
import io.muster.monitoring.statistic.Statistic;
import io.muster.monitoring.statistic.StatisticFamily.Topic;
import io.muster.monitoring.statistic.StatisticResult.Measured;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How wrong an estimate of performance was, known since the outcomes of its window are.
 *
 * @param statistic id of the measured one, {@code auc}; the estimate is {@code estimated-auc}
 * @param estimated from the scores alone
 * @param measured by the known outcomes
 * @param error estimated minus measured
 * @param standardError of the difference, by the sampling of both; null if one is not known
 */
record EstimateError(
        String statistic,
        double estimated,
        double measured,
        double error,
        @Nullable Double standardError) {

    private static final String PREFIX = "estimated-";

    /** All estimates of a window that have a measured value. */
    static List<EstimateError> of(MonitoredWindow window) {
        var score = window.profile().score();
        if (score == null || score.labelled() == 0) {
            return List.of();
        }
        var values = Families.measure(window, EstimateError::isCompared).stream()
                .filter(result -> result instanceof Measured && result.subject().isEmpty())
                .map(Measured.class::cast)
                .collect(Collectors.toMap(measured -> measured.statistic().id(), Function.identity()));
        return values.keySet().stream()
                .filter(id -> values.containsKey(PREFIX + id))
                .sorted()
                .map(id -> of(values.get(PREFIX + id), values.get(id)))
                .toList();
    }

    private static boolean isCompared(Statistic statistic) {
        var topic = Families.topic(statistic);
        return topic == Topic.ESTIMATE || topic == Topic.PERFORMANCE;
    }

    private static EstimateError of(Measured estimate, Measured measured) {
        var errors = Optional.ofNullable(estimate.standardError())
                .flatMap(one -> Optional.ofNullable(measured.standardError()).map(other -> Math.hypot(one, other)));
        return new EstimateError(
                measured.statistic().id(),
                estimate.value(),
                measured.value(),
                estimate.value() - measured.value(),
                errors.orElse(null));
    }
}
