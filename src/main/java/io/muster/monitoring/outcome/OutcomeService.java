package io.muster.monitoring.outcome;

import io.muster.monitoring.outcome.OutcomeEvent.OutcomesCorrected;
import io.muster.monitoring.outcome.OutcomeRepository.Outcome;
import io.muster.monitoring.predictionlog.OutcomeHours;
import io.muster.monitoring.predictionlog.PredictionKeys;
import io.muster.monitoring.predictionlog.PredictionLog;
import io.muster.monitoring.predictionlog.PredictionLogSettings;
import io.muster.monitoring.record.MonitoringProblem;
import io.muster.monitoring.record.ProfileSettings;
import io.muster.shared.Actor;
import io.muster.shared.ModelId;
import io.muster.shared.Refusal;
import io.muster.shared.events.EventPublisher;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes what really happened to predicted cases: in any order, before or after the prediction, and as often as the sender
 * likes. Those that are wrong are refused one by one; the others take effect.
 */
@Service
class OutcomeService {

    private final ModelOutcomes models;
    private final OutcomeRepository rows;
    private final PredictionLog log;
    private final PredictionKeys keys;
    private final OutcomeHours hours;
    private final PredictionLogSettings logged;
    private final ProfileSettings profiles;
    private final OutcomeSettings settings;
    private final EventPublisher events;

    OutcomeService(
            ModelOutcomes models,
            OutcomeRepository rows,
            PredictionLog log,
            PredictionKeys keys,
            OutcomeHours hours,
            PredictionLogSettings logged,
            ProfileSettings profiles,
            OutcomeSettings settings,
            EventPublisher events) {
        this.models = models;
        this.rows = rows;
        this.log = log;
        this.keys = keys;
        this.hours = hours;
        this.logged = logged;
        this.profiles = profiles;
        this.settings = settings;
        this.events = events;
    }

    /** A readable outcome, and its place in the request. */
    private record Read(int index, String key, String outcome, Instant knownAt) {}

    /**
     * @param outcomes at most a thousand
     * @return what became of each, in their order
     * @throws Refusal that there is no such model
     * @throws Refusal {@code PREDICTIONS_NOT_LOGGED} if its predictions are not logged
     */
    @Transactional
    public List<OutcomeResult> record(ModelId model, List<NewOutcome> outcomes, Actor by) {
        var values = models.of(model);
        models.requireNotMadeBy(model, by);
        var results = new OutcomeResult[outcomes.size()];
        var readable = new ArrayList<Read>();
        for (var i = 0; i < outcomes.size(); i++) {
            try {
                readable.add(read(model, i, outcomes.get(i), values));
            } catch (Refusal refusal) {
                results[i] = OutcomeResult.refused(refusal);
            }
        }
        var corrected = 0;
        if (!readable.isEmpty()) {
            log.lock(model);
            for (var group : ofDifferentSubjects(readable)) {
                corrected += write(model, group, results, by);
            }
        }
        if (corrected > 0) {
            events.publish(new OutcomesCorrected(model, corrected, by, events.now()));
        }
        return List.of(results);
    }

    private Read read(ModelId model, int index, NewOutcome posted, OutcomeValues values) {
        return new Read(index, posted.key(model, keys), values.read(posted.outcome()), knownAt(posted.at()));
    }

    private Instant knownAt(@Nullable Instant said) {
        var now = events.now();
        if (said == null) {
            return now;
        }
        if (said.isAfter(now.plus(profiles.ahead()))) {
            throw MonitoringProblem.INVALID_OUTCOME.refusal(
                    "The outcome is said to be known since %s, but it is %s: expected a time that has passed",
                    said, now);
        }
        if (said.isBefore(now.minus(logged.keep()))) {
            throw MonitoringProblem.INVALID_OUTCOME.refusal(
                    "The outcome has been known since %s, but predictions from before that are kept for %d days only"
                            + " (muster.monitoring.prediction-log.keep)",
                    said, logged.keep().toDays());
        }
        return said.truncatedTo(ChronoUnit.MICROS);
    }

    /** The same prediction twice in one request is two corrections, one after the other. */
    private static List<List<Read>> ofDifferentSubjects(List<Read> all) {
        var groups = new ArrayList<List<Read>>();
        var seen = new HashSet<String>();
        groups.add(new ArrayList<>());
        for (var each : all) {
            if (!seen.add(each.key())) {
                groups.add(new ArrayList<>());
                seen.clear();
                seen.add(each.key());
            }
            groups.get(groups.size() - 1).add(each);
        }
        return groups;
    }

    /** @return how many outcomes were corrected */
    private int write(ModelId model, List<Read> group, OutcomeResult[] results, Actor by) {
        var keys = group.stream().map(Read::key).toList();
        var writing = new OutcomeWriting(rows.current(keys), log.named(keys), rows::history, by, events.now());
        for (var each : group) {
            try {
                results[each.index()] = writing.add(each.key(), each.outcome(), each.knownAt());
            } catch (Refusal refusal) {
                results[each.index()] = OutcomeResult.refused(refusal);
            }
        }
        rows.replace(writing.replaced(), events.now());
        rows.insert(model, writing.written());
        hours.mark(writing.hours());
        return writing.replaced().size();
    }

    /**
     * Everything that was known about a prediction or case, the newest first.
     *
     * @param subject names it, as when it was posted
     * @throws Refusal {@code OUTCOME_NOT_FOUND} if there is nothing
     */
    @Transactional(readOnly = true)
    public List<Outcome> history(ModelId model, NewOutcome subject) {
        models.of(model);
        var found = rows.history(subject.key(model, keys));
        if (found.isEmpty()) {
            throw MonitoringProblem.OUTCOME_NOT_FOUND.refusal(
                    "No outcome of this prediction or case of '%s' is known: check 'prediction', 'businessId' and 'row'",
                    model);
        }
        return found;
    }

    /** How many outcomes of a model are known, wait or were corrected. */
    @Transactional(readOnly = true)
    public OutcomeRepository.Counts counts(ModelId model) {
        models.of(model);
        return rows.counts(model, events.now().minus(settings.unmatchedAfter()));
    }

    /** How many of some results there are of each status, in words. */
    static Map<OutcomeResult.Status, Integer> summary(List<OutcomeResult> results) {
        var summary = new LinkedHashMap<OutcomeResult.Status, Integer>();
        for (var status : OutcomeResult.Status.values()) {
            summary.put(status, 0);
        }
        results.forEach(each -> summary.merge(each.status(), 1, Integer::sum));
        return summary;
    }
}
