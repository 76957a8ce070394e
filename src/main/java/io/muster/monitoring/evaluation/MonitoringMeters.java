package io.muster.monitoring.evaluation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.muster.monitoring.incident.Alarm;
import io.muster.monitoring.incident.Incident;
import io.muster.monitoring.incident.IncidentSeverity;
import io.muster.monitoring.incident.Incidents;
import io.muster.monitoring.monitor.MonitorStatus.State;
import io.muster.shared.ServerMetric;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * The metrics of monitors. Features multiply labels, so that only what is in breach has a series of its own, the worst first
 * and at most {@value #MOST_SERIES}.
 */
@Component
class MonitoringMeters {

    static final int MOST_SERIES = 200;

    /** Scrapes within this time are answered from memory. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final EvaluationRepository rows;
    private final EvaluationService service;
    private final Incidents incidents;
    private final Clock clock;
    private final MeterRegistry registry;
    private final MultiGauge alarms;
    private volatile Snapshot snapshot = new Snapshot(Instant.MIN, 0, Map.of(), 0, 0);

    MonitoringMeters(
            EvaluationRepository rows,
            EvaluationService service,
            Incidents incidents,
            Clock clock,
            MeterRegistry registry) {
        this.rows = rows;
        this.service = service;
        this.incidents = incidents;
        this.clock = clock;
        this.registry = registry;
        alarms = MultiGauge.builder(ServerMetric.MONITORING_ALARM.id())
                .description(ServerMetric.MONITORING_ALARM.definition())
                .register(registry);
        register();
    }

    private record Snapshot(Instant at, long overdue, Map<State, Long> states, long minor, long major) {}

    private void register() {
        gauge(ServerMetric.MONITORING_OVERDUE, Tags.empty(), () -> snapshot().overdue());
        for (var state : State.values()) {
            gauge(
                    ServerMetric.MONITORING_SERIES,
                    Tags.of("state", state.name().toLowerCase(Locale.ROOT)),
                    () -> snapshot().states().getOrDefault(state, 0L));
        }
        gauge(
                ServerMetric.MONITORING_INCIDENTS,
                Tags.of("severity", "minor"),
                () -> snapshot().minor());
        gauge(
                ServerMetric.MONITORING_INCIDENTS,
                Tags.of("severity", "major"),
                () -> snapshot().major());
    }

    private void gauge(ServerMetric metric, Tags tags, Supplier<Number> value) {
        Gauge.builder(metric.id(), value)
                .description(metric.definition())
                .tags(tags)
                .register(registry);
    }

    void ran(EvaluationService.Run run) {
        windows("evaluated").increment(run.windows() - run.failed());
        windows("failed").increment(run.failed());
    }

    private Counter windows(String outcome) {
        return Counter.builder(ServerMetric.MONITORING_WINDOWS.id())
                .description(ServerMetric.MONITORING_WINDOWS.definition())
                .tag("outcome", outcome)
                .register(registry);
    }

    private synchronized Snapshot snapshot() {
        var now = clock.instant();
        if (snapshot.at().isBefore(now.minus(FRESH))) {
            snapshot = new Snapshot(
                    now,
                    rows.overdue(service.overdueLimit()),
                    rows.states(),
                    incidents.openCount(IncidentSeverity.MINOR),
                    incidents.openCount(IncidentSeverity.MAJOR));
            alarms.register(series(incidents.open()), true);
        }
        return snapshot;
    }

    static List<Row<?>> series(List<Incident> open) {
        return open.stream()
                .flatMap(incident -> incident.alarms().stream()
                        .filter(alarm -> alarm.value() != null)
                        .map(alarm -> Row.of(tags(incident, alarm), alarm.value())))
                .limit(MOST_SERIES)
                .<Row<?>>map(row -> row)
                .toList();
    }

    private static Tags tags(Incident incident, Alarm alarm) {
        return Tags.of(
                "model", incident.version().model().name(),
                "version", Integer.toString(incident.version().number()),
                "statistic", alarm.statistic(),
                "compared", alarm.compared(),
                "subject", alarm.subject());
    }
}
