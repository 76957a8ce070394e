package io.muster.reporting.monitoring;

import io.muster.monitoring.evaluation.Evaluation;
import io.muster.monitoring.evaluation.MonitorResult;
import io.muster.monitoring.incident.Incident;
import io.muster.monitoring.monitor.MonitorStatus.State;
import io.muster.monitoring.overview.WatchedModel;
import io.muster.reporting.PageWording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Why a watched version is in its condition, in sentences. */
final class MonitoringReasons {

    private static final Comparator<MonitorResult> WORST_FIRST = Comparator.comparing(
            (MonitorResult result) -> result.excess() == null ? 0 : result.excess(), Comparator.reverseOrder());

    private MonitoringReasons() {}

    static List<String> of(WatchedModel model) {
        var reasons = new ArrayList<String>();
        model.incidents().forEach(incident -> reasons.add(of(incident)));
        if (model.overdue()) {
            reasons.add("An evaluation is overdue: do not read its last result as the present one.");
        }
        model.evaluations().stream()
                .map(Evaluation::problem)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(problem -> reasons.add("The last evaluation failed: " + problem));
        if (reasons.isEmpty()) {
            reasons.add(otherwise(model));
        }
        return reasons;
    }

    static String of(Incident incident) {
        var others = incident.alarmCount() - 1;
        var more = others == 0
                ? ""
                : others == 1
                        ? " One more monitor is in breach."
                        : " %d more monitors are in breach.".formatted(others);
        return "%s since %s: %s.%s"
                .formatted(
                        incident.cause().title(),
                        PageWording.time(incident.firstWindow()),
                        MonitoringWording.alarm(incident.alarms().get(0)),
                        more);
    }

    private static String otherwise(WatchedModel model) {
        return switch (model.condition()) {
            case MAJOR_INCIDENT, MINOR_INCIDENT, NOT_EVALUATED -> "A monitor could not be evaluated.";
            case SILENCED_BREACH -> worst(model, State.BREACH) + " is in breach, but its alarms are silenced.";
            case RECOVERING -> worst(model, State.RECOVERING) + " is good again, but not yet for long enough.";
            case PENDING -> worst(model, State.PENDING) + " was in breach, but not in enough windows yet.";
            case NOT_ENOUGH_DATA -> "The last windows had not enough data for a verdict.";
            case NORMAL -> "Nothing is in breach." + withoutData(model);
        };
    }

    private static String withoutData(WatchedModel model) {
        return model.withoutData() == 0
                ? ""
                : " %d of %d series of windows had not enough data for a verdict."
                        .formatted(model.withoutData(), model.series());
    }

    private static String worst(WatchedModel model, State state) {
        return first(model, state).map(MonitoringWording::monitor).orElse("A monitor");
    }

    private static Optional<MonitorResult> first(WatchedModel model, State state) {
        return model.evaluations().stream()
                .flatMap(evaluation -> evaluation.results().stream())
                .filter(result -> result.status().state() == state)
                .min(WORST_FIRST);
    }
}
