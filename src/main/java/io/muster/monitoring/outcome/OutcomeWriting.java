package io.muster.monitoring.outcome;

import io.muster.monitoring.outcome.OutcomeRepository.Outcome;
import io.muster.monitoring.outcome.OutcomeResult.Status;
import io.muster.monitoring.predictionlog.OutcomeHours.OutcomeHour;
import io.muster.monitoring.predictionlog.PredictionLog.Known;
import io.muster.monitoring.record.MonitoringProblem;
import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What posted outcomes of different predictions and cases change, compared with what is known. It writes nothing. */
final class OutcomeWriting {

    private final Map<String, Outcome> current;
    private final Map<String, List<Known>> predictions;
    private final Function<String, List<Outcome>> history;
    private final Actor by;
    private final Instant now;
    private final List<Outcome> written = new ArrayList<>();
    private final Set<String> replaced = new HashSet<>();
    private final List<OutcomeHour> hours = new ArrayList<>();

    /**
     * @param current the outcomes that hold, by key
     * @param predictions that are known, by key
     * @param history reads all outcomes of a key
     */
    OutcomeWriting(
            Map<String, Outcome> current,
            Map<String, List<Known>> predictions,
            Function<String, List<Outcome>> history,
            Actor by,
            Instant now) {
        this.current = current;
        this.predictions = predictions;
        this.history = history;
        this.by = by;
        this.now = now;
    }

    /**
     * @throws Refusal {@code INVALID_OUTCOME} if it was known before the event of its prediction
     * @throws Refusal {@code OUTCOME_OUTDATED} if another one was known later
     */
    OutcomeResult add(String key, String outcome, Instant knownAt) {
        var about = about(key, knownAt);
        var before = current.get(key);
        if (before != null && before.outcome().equals(outcome)) {
            return OutcomeResult.of(Status.UNCHANGED);
        }
        if (before != null && knownAt.isBefore(before.knownAt())) {
            return earlier(key, outcome, knownAt, before);
        }
        // Predictions that were deleted meanwhile still count as found.
        var matched = !about.isEmpty() || before != null && before.matched();
        var fresh = new Outcome(key, outcome, knownAt, now, by, matched, null);
        written.add(fresh);
        about.forEach(each -> hours.add(each.hour()));
        if (before != null) {
            replaced.add(key);
            return OutcomeResult.of(Status.CORRECTED);
        }
        return matched ? OutcomeResult.of(Status.RECORDED) : OutcomeResult.waiting();
    }

    private List<Known> about(String key, Instant knownAt) {
        var known = predictions.getOrDefault(key, List.of());
        var about =
                known.stream().filter(each -> !each.event().isAfter(knownAt)).toList();
        if (about.isEmpty() && !known.isEmpty()) {
            throw MonitoringProblem.INVALID_OUTCOME.refusal(
                    "The outcome is said to be known since %s, but the event of its prediction was at %s: expected a later time",
                    knownAt, known.get(0).event());
        }
        return about;
    }

    /** A message that was sent again after a correction changes nothing; another one comes too late. */
    private OutcomeResult earlier(String key, String outcome, Instant knownAt, Outcome before) {
        if (history.apply(key).stream()
                .anyMatch(
                        each -> each.outcome().equals(outcome) && each.knownAt().equals(knownAt))) {
            return OutcomeResult.of(Status.UNCHANGED);
        }
        throw MonitoringProblem.OUTCOME_OUTDATED.refusal(
                "Outcome '%s' is said to be known since %s, but '%s' has been known since %s: to correct that, post the time at"
                        + " which the correction became known",
                outcome, knownAt, before.outcome(), before.knownAt());
    }

    List<Outcome> written() {
        return written;
    }

    /** The keys whose outcome from before no longer holds. */
    Set<String> replaced() {
        return replaced;
    }

    /** The hours that are to be counted again. */
    List<OutcomeHour> hours() {
        return hours;
    }
}
