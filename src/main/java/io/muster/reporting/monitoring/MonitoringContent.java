package io.muster.reporting.monitoring;

import io.muster.monitoring.evaluation.Evaluation;
import io.muster.monitoring.evaluation.Evaluation.EvaluatedWindow;
import io.muster.monitoring.evaluation.EvaluationStream;
import io.muster.monitoring.evaluation.MonitorResult;
import io.muster.monitoring.monitor.MonitorStatus.State;
import io.muster.monitoring.monitor.Observation.Level;
import io.muster.monitoring.overview.ModelCondition;
import io.muster.monitoring.overview.MonitorValues;
import io.muster.reporting.PageWording;
import io.muster.reporting.monitoring.MonitoringView.ChartRow;
import io.muster.reporting.monitoring.MonitoringView.MonitorRow;
import io.muster.reporting.monitoring.MonitoringView.SeriesRow;
import io.muster.reporting.monitoring.MonitoringView.WindowRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Monitors and windows of one version, in words. Only the worst monitors are drawn, so that fifty features do not make a page
 * that is too long to read; each other one is a line that leads to its own page.
 */
final class MonitoringContent {

    /** How many windows of a series are drawn and listed. */
    static final int WINDOWS = 30;

    private static final int CHARTS = 6;

    /** How many monitors are listed. */
    private static final int ROWS = 120;

    private static final List<State> WORST_STATES =
            List.of(State.BREACH, State.ERROR, State.RECOVERING, State.PENDING, State.NO_DATA, State.NORMAL);

    private static final Comparator<Monitor> WORST_FIRST = Comparator.comparing(
                    (Monitor monitor) -> WORST_STATES.indexOf(monitor.state()))
            .thenComparing(monitor -> monitor.result().level() != Level.WARNING)
            .thenComparing(Monitor::excess, Comparator.reverseOrder())
            .thenComparing(monitor -> monitor.result().statistic())
            .thenComparing(monitor -> monitor.result().subject());

    private final List<Evaluation> evaluations;
    private final List<Monitor> monitors;
    private final Map<EvaluationStream, List<EvaluatedWindow>> windows;

    private MonitoringContent(
            List<Evaluation> evaluations,
            List<Monitor> monitors,
            Map<EvaluationStream, List<EvaluatedWindow>> windows) {
        this.evaluations = evaluations;
        this.monitors = monitors;
        this.windows = windows;
    }

    /** A monitor with the result of its last window. */
    private record Monitor(EvaluationStream stream, MonitorResult result) {
        State state() {
            return result.status().state();
        }

        double excess() {
            return result.excess() == null ? 0 : result.excess();
        }
    }

    /** @param subject only monitors of this feature or group; empty for all */
    static MonitoringContent read(
            List<Evaluation> evaluations, String subject, Function<EvaluationStream, List<EvaluatedWindow>> windowsOf) {
        var monitors = evaluations.stream()
                .flatMap(evaluation ->
                        evaluation.results().stream().map(result -> new Monitor(evaluation.stream(), result)))
                .filter(monitor ->
                        subject.isEmpty() || subject.equals(monitor.result().subject()))
                .sorted(WORST_FIRST)
                .toList();
        var windows = new EnumMap<EvaluationStream, List<EvaluatedWindow>>(EvaluationStream.class);
        evaluations.forEach(evaluation -> windows.put(evaluation.stream(), windowsOf.apply(evaluation.stream())));
        return new MonitoringContent(evaluations, monitors, windows);
    }

    List<SeriesRow> series(Predicate<Evaluation> overdue) {
        return evaluations.stream()
                .map(evaluation -> series(evaluation, overdue.test(evaluation)))
                .toList();
    }

    private static SeriesRow series(Evaluation evaluation, boolean overdue) {
        var last = evaluation.lastWindow();
        return new SeriesRow(
                evaluation.stream().name(),
                MonitoringWording.series(evaluation.stream()),
                word(evaluation.state()),
                style(evaluation.state()),
                last == null ? "none yet" : MonitoringWording.window(evaluation.stream(), last),
                "%s, due %s"
                        .formatted(
                                MonitoringWording.window(evaluation.stream(), evaluation.nextWindow()),
                                PageWording.time(evaluation.dueAt())),
                overdue,
                evaluation.problem());
    }

    /** Of the worst monitors; those without a single value have nothing to draw. */
    List<ChartRow> charts() {
        var charts = new ArrayList<ChartRow>();
        for (var monitor : monitors) {
            var key = monitor.result().key();
            var values = windows.get(monitor.stream()).stream()
                    .flatMap(window -> MonitorValues.of(window, key).stream())
                    .toList();
            if (values.stream().anyMatch(value -> value.result().value() != null)) {
                charts.add(MonitorCharts.chart("chart-" + charts.size(), monitor.stream(), key, values));
            }
            if (charts.size() == CHARTS) {
                break;
            }
        }
        return charts;
    }

    /** The worst first. */
    List<MonitorRow> rows() {
        return monitors.stream().limit(ROWS).map(MonitoringContent::row).toList();
    }

    int monitors() {
        return monitors.size();
    }

    private static MonitorRow row(Monitor monitor) {
        var result = monitor.result();
        return new MonitorRow(
                MonitorCharts.link(monitor.stream(), result.key()),
                MonitoringWording.monitor(result),
                MonitoringWording.series(monitor.stream()),
                MonitoringWording.value(result),
                MonitoringWording.threshold(result.breach()),
                MonitoringWording.verdict(result.level()),
                MonitoringWording.style(result.level()),
                word(monitor.state()));
    }

    List<WindowRow> windows() {
        return windows.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(EvaluatedWindow::to).reversed())
                .limit(WINDOWS)
                .map(MonitoringContent::row)
                .toList();
    }

    private static WindowRow row(EvaluatedWindow window) {
        return new WindowRow(
                MonitoringWording.series(window.stream()),
                MonitoringWording.window(window.stream(), window.from()),
                Long.toString(window.rows()),
                word(window.state()),
                style(window.state()),
                MonitorCharts.verdicts(
                        window.results().stream().map(MonitorResult::level).toList()),
                window.problem());
    }

    private static String word(State state) {
        return switch (state) {
            case NO_DATA -> "not enough data";
            case ERROR -> "not evaluated";
            case NORMAL, PENDING, BREACH, RECOVERING -> state.word();
        };
    }

    private static String style(State state) {
        return switch (state) {
            case NORMAL -> MonitoringWording.style(ModelCondition.NORMAL);
            case NO_DATA -> MonitoringWording.style(ModelCondition.NOT_ENOUGH_DATA);
            case PENDING, RECOVERING -> MonitoringWording.style(ModelCondition.PENDING);
            case BREACH, ERROR -> MonitoringWording.style(ModelCondition.NOT_EVALUATED);
        };
    }
}
