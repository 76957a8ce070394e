package io.muster.reporting.monitoring;

import io.muster.monitoring.evaluation.EvaluationStream;
import io.muster.monitoring.evaluation.MonitorKey;
import io.muster.monitoring.evaluation.MonitorResult;
import io.muster.monitoring.monitor.Observation.Level;
import io.muster.monitoring.monitor.Thresholds;
import io.muster.monitoring.monitor.Thresholds.Band;
import io.muster.monitoring.overview.MonitorValue;
import io.muster.reporting.chart.ChartPoint;
import io.muster.reporting.chart.ChartPoint.Range;
import io.muster.reporting.chart.SeriesChart;
import io.muster.reporting.monitoring.MonitoringView.ChartRow;
import io.muster.reporting.monitoring.MonitoringView.MonitorLink;
import io.muster.reporting.monitoring.MonitoringView.ValueRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The chart and the table of one monitor, from the same values. */
final class MonitorCharts {

    private MonitorCharts() {}

    /**
     * @param id unique in the page
     * @param values the newest first
     */
    static ChartRow chart(String id, EvaluationStream stream, MonitorKey key, List<MonitorValue> values) {
        var oldestFirst = new ArrayList<>(values);
        Collections.reverse(oldestFirst);
        var title = MonitoringWording.monitor(key.statistic(), key.compared().word(), key.subject());
        var chart = new SeriesChart(
                id,
                title + ", " + MonitoringWording.series(stream),
                description(stream, values),
                oldestFirst.stream().map(value -> point(stream, value)).toList());
        return new ChartRow(
                link(stream, key),
                title,
                MonitoringWording.definition(key.statistic()),
                MonitoringWording.series(stream),
                chart.svg(),
                values.stream().map(value -> row(stream, value)).toList());
    }

    static MonitorLink link(EvaluationStream stream, MonitorKey key) {
        return new MonitorLink(stream.name(), key.statistic(), key.compared().name(), key.subject());
    }

    private static String description(EvaluationStream stream, List<MonitorValue> values) {
        if (values.isEmpty()) {
            return "No window was evaluated yet.";
        }
        var newest = values.get(0).result();
        return "%d windows, %s to %s. In the last one: %s, %s; breach %s. In all: %s."
                .formatted(
                        values.size(),
                        MonitoringWording.window(
                                stream, values.get(values.size() - 1).from()),
                        MonitoringWording.window(stream, values.get(0).from()),
                        MonitoringWording.value(newest),
                        MonitoringWording.verdict(newest.level()),
                        MonitoringWording.threshold(newest.breach()),
                        verdicts(values.stream()
                                .map(value -> value.result().level())
                                .toList()));
    }

    /** Such as {@code 2 breach, 28 normal}. */
    static String verdicts(List<Level> levels) {
        var words = new ArrayList<String>();
        for (var verdict : List.of("breach", "warning", "not evaluated", "not enough data", "normal")) {
            var number = levels.stream()
                    .map(MonitoringWording::verdict)
                    .filter(verdict::equals)
                    .count();
            if (number > 0) {
                words.add(number + " " + verdict);
            }
        }
        return String.join(", ", words);
    }

    private static ChartPoint point(EvaluationStream stream, MonitorValue value) {
        var result = value.result();
        return new ChartPoint(
                MonitoringWording.axis(stream, value.from()),
                MonitoringWording.mark(result.level()),
                result.value(),
                interval(result),
                result.withoutDrift() == null ? range(result.reference()) : new Range(null, result.withoutDrift()),
                range(result.warning()),
                range(result.breach()));
    }

    private static @Nullable Range interval(MonitorResult result) {
        if (result.value() == null || result.standardError() == null) {
            return null;
        }
        var reach = Thresholds.BOTH_SIDES * result.standardError();
        return new Range(result.value() - reach, result.value() + reach);
    }

    private static @Nullable Range range(@Nullable Band band) {
        return band == null ? null : new Range(band.lower(), band.upper());
    }

    private static ValueRow row(EvaluationStream stream, MonitorValue value) {
        var result = value.result();
        return new ValueRow(
                MonitoringWording.window(stream, value.from()),
                MonitoringWording.value(result),
                Long.toString(result.rows()),
                MonitoringWording.verdict(result.level()),
                MonitoringWording.style(result.level()),
                result.reason());
    }
}
