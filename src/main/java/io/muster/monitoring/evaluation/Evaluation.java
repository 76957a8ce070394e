package io.muster.monitoring.evaluation;

import io.muster.monitoring.monitor.MonitorStatus;
import io.muster.monitoring.monitor.MonitorStatus.State;
import io.muster.shared.VersionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far one series of windows of a version is evaluated, and what its last window showed.
 *
 * @param nextWindow start of the window that is evaluated next
 * @param dueAt when that is to happen
 * @param lastWindow start of the window that was evaluated last, or null
 * @param reference id of the evidence of the reference it was compared with, or null
 * @param results of the last window
 * @param problem why the last evaluation failed, or null
 */
public record Evaluation(
        VersionId version,
        EvaluationStream stream,
        Instant nextWindow,
        Instant dueAt,
        @Nullable Instant lastWindow,
        @Nullable String reference,
        List<MonitorResult> results,
        @Nullable String problem) {

    public Evaluation {
        results = List.copyOf(results);
    }

    /** Before the first window. */
    static Evaluation first(VersionId version, EvaluationStream stream, Instant window, Instant dueAt) {
        return new Evaluation(version, stream, window, dueAt, null, null, List.of(), null);
    }

    Map<MonitorKey, MonitorStatus> statuses() {
        return results.stream().collect(Collectors.toMap(MonitorResult::key, MonitorResult::status));
    }

    /** The worst state that needs attention; no data only where there is nothing else. */
    public State state() {
        return state(results, problem);
    }

    static State state(List<MonitorResult> results, @Nullable String problem) {
        var states = results.stream().map(result -> result.status().state()).collect(Collectors.toSet());
        for (var state : List.of(State.BREACH, State.ERROR, State.RECOVERING, State.PENDING, State.NORMAL)) {
            if (states.contains(state) || state == State.ERROR && problem != null) {
                return state;
            }
        }
        return State.NO_DATA;
    }

    /**
     * What the outcomes of a window say.
     *
     * @param estimates how wrong the estimates of the window were
     */
    public record WindowOutcomes(OutcomeCoverage coverage, List<EstimateError> estimates) {
        public WindowOutcomes {
            estimates = List.copyOf(estimates);
        }
    }

    /**
     * One evaluated window, as it is kept.
     *
     * @param outcomes null if its series does not wait for them
     */
    public record EvaluatedWindow(
            VersionId version,
            EvaluationStream stream,
            Instant from,
            Instant to,
            Instant evaluatedAt,
            long rows,
            State state,
            String policy,
            String reference,
            List<MonitorResult> results,
            @Nullable WindowOutcomes outcomes,
            @Nullable String problem) {
        public EvaluatedWindow {
            results = List.copyOf(results);
        }
    }
}
