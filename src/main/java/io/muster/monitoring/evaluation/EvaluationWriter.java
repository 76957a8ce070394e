package io.muster.monitoring.evaluation;

import io.muster.monitoring.evaluation.Evaluation.EvaluatedWindow;
import io.muster.monitoring.evaluation.EvaluationStream.Window;
import io.muster.monitoring.evaluation.WindowEvaluator.Evaluated;
import io.muster.monitoring.incident.Alarm;
import io.muster.monitoring.incident.CauseRanking;
import io.muster.monitoring.incident.Incident;
import io.muster.monitoring.incident.Incidents;
import io.muster.monitoring.incident.Incidents.Breaches;
import io.muster.monitoring.incident.RankedCauses;
import io.muster.monitoring.incident.Silence;
import io.muster.monitoring.incident.Silences;
import io.muster.monitoring.monitor.MonitorStatus.Change;
import io.muster.monitoring.record.ProfileService;
import io.muster.monitoring.statistic.MonitoredWindow;
import io.muster.shared.VersionId;
import io.muster.shared.events.EventPublisher;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What an evaluation found, written in one transaction: windows, states and incidents, or nothing. */
@Component
class EvaluationWriter {

    /** Outcomes are looked for once a day, because months of profiles are read for that. */
    private static final Duration NEXT_ATTEMPT = Duration.ofDays(1);

    /** How many windows before are compared with performance. */
    private static final int HISTORY = 11;

    private final EvaluationRepository rows;
    private final Incidents incidents;
    private final Silences silences;
    private final WindowEvaluator evaluator;
    private final ProfileService profiles;
    private final TransactionTemplate transaction;
    private final EventPublisher events;

    EvaluationWriter(
            EvaluationRepository rows,
            Incidents incidents,
            Silences silences,
            WindowEvaluator evaluator,
            ProfileService profiles,
            TransactionTemplate transaction,
            EventPublisher events) {
        this.rows = rows;
        this.incidents = incidents;
        this.silences = silences;
        this.evaluator = evaluator;
        this.profiles = profiles;
        this.transaction = transaction;
        this.events = events;
    }

    /** Begins series that are new; pauses those of versions that are not watched and closes their incidents. */
    void prepare(
            List<VersionId> all,
            Map<VersionId, MonitoredVersion> watched,
            BiFunction<MonitoredVersion, EvaluationStream, Evaluation> first) {
        transaction.executeWithoutResult(status -> {
            var others = all.stream().filter(id -> !watched.containsKey(id)).toList();
            if (!others.isEmpty()) {
                rows.pause(others, true);
                incidents.open(others).values().forEach(open -> open.forEach(incidents::closeUnwatched));
            }
            if (!watched.isEmpty()) {
                rows.pause(watched.keySet(), false);
            }
            watched.values().forEach(version -> begin(version, first));
        });
    }

    private void begin(MonitoredVersion version, BiFunction<MonitoredVersion, EvaluationStream, Evaluation> first) {
        for (var stream : EvaluationStream.values()) {
            if (!version.evaluations().containsKey(stream)
                    && !version.rules(stream).isEmpty()) {
                var begun = first.apply(version, stream);
                rows.insert(begun);
                version.evaluations().put(stream, begun);
            }
        }
    }

    /** @return what this node evaluated; what another one did meanwhile is left out */
    List<EvaluatedWindow> write(
            Window window, Evaluated evaluated, Instant dueAt, Map<VersionId, MonitoredVersion> versions) {
        return Objects.requireNonNull(transaction.execute(status -> {
            if (!evaluated.waiting().isEmpty()) {
                rows.postpone(
                        evaluated.waiting().stream()
                                .map(version -> version.evaluations().get(window.stream()))
                                .toList(),
                        events.now().plus(NEXT_ATTEMPT));
            }
            if (evaluated.windows().isEmpty()) {
                return List.<EvaluatedWindow>of();
            }
            var due = evaluated.windows().stream().collect(Collectors.toMap(EvaluatedWindow::version, any -> dueAt));
            var claimed = rows.claim(evaluated.windows(), due);
            rows.insert(claimed);
            follow(window, claimed, versions);
            return claimed;
        }));
    }

    private void follow(Window window, List<EvaluatedWindow> claimed, Map<VersionId, MonitoredVersion> versions) {
        var open = incidents.open(claimed.stream().map(EvaluatedWindow::version).toList());
        var silenced = silences.active();
        for (var each : claimed) {
            var version = versions.get(each.version());
            var alarms = alarms(version, each);
            var known = open.getOrDefault(each.version(), List.<Incident>of());
            if (!alarms.isEmpty() || !known.isEmpty()) {
                follow(window, version, alarms, silenced, known);
            }
        }
    }

    private void follow(
            Window window, MonitoredVersion version, List<Alarm> alarms, List<Silence> silenced, List<Incident> open) {
        var heard = alarms.stream()
                .filter(alarm -> !Silences.isSilenced(silenced, version.id(), alarm))
                .toList();
        incidents.follow(
                new Breaches(
                        version.id(),
                        heard,
                        heard.size() < alarms.size(),
                        window.stream().name(),
                        window.from(),
                        () -> causes(window, version)),
                open);
    }

    /** What is in breach in any series of the version. */
    private static List<Alarm> alarms(MonitoredVersion version, EvaluatedWindow now) {
        var others = version.evaluations().values().stream()
                .filter(evaluation -> evaluation.stream() != now.stream())
                .filter(evaluation -> version.reference().evidence().equals(evaluation.reference()))
                .flatMap(evaluation -> evaluation.results().stream());
        return Stream.concat(now.results().stream(), others)
                .filter(result -> result.status().alarm().isRaised())
                .map(result -> new Alarm(
                        result.cause(),
                        result.statistic(),
                        result.compared().word(),
                        result.subject(),
                        result.value(),
                        result.excess(),
                        result.change() == Change.RETURNED))
                .toList();
    }

    private RankedCauses causes(Window window, MonitoredVersion version) {
        var reference = version.reference().reference();
        var history = new ArrayList<MonitoredWindow>();
        var from = window.from();
        for (var i = 0; i < HISTORY && from.isAfter(version.reference().at()); i++) {
            var to = from;
            from = window.stream().length().previous(from);
            history.add(0, new MonitoredWindow(reference, profiles.window(version.id(), from, to)));
        }
        var current = new MonitoredWindow(
                reference,
                profiles.window(version.id(), window.from(), window.to()),
                evaluator.segments(version.reference(), window),
                MonitoredWindow.Rules.DEFAULT);
        return CauseRanking.of(current, history, Map.of());
    }
}
