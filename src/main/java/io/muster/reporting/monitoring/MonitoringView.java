package io.muster.reporting.monitoring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of a model's monitoring page, in words.
 *
 * @param others numbers of the model's other versions that are watched, newest first
 * @param condition null if it is not watched
 * @param subject of which monitors are shown; empty for all
 * @param monitors the worst first
 * @param allMonitors how many there are
 */
public record MonitoringView(
        String model,
        int number,
        String modelName,
        String stage,
        List<Integer> others,
        @Nullable ConditionRow condition,
        List<IncidentRow> open,
        List<IncidentRow> ended,
        List<SeriesRow> series,
        List<ChartRow> charts,
        String subject,
        List<MonitorRow> monitors,
        int allMonitors,
        List<WindowRow> windows,
        List<SilenceRow> silences,
        List<String> gaps) {

    public MonitoringView {
        others = List.copyOf(others);
        open = List.copyOf(open);
        ended = List.copyOf(ended);
        series = List.copyOf(series);
        charts = List.copyOf(charts);
        monitors = List.copyOf(monitors);
        windows = List.copyOf(windows);
        silences = List.copyOf(silences);
        gaps = List.copyOf(gaps);
    }

    /** @param style the class of its chip */
    public record ConditionRow(String title, String style, List<String> reasons) {
        public ConditionRow {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * @param until null while it is open
     * @param alarms a sentence each, the worst first
     * @param done what was done
     */
    public record IncidentRow(
            String id,
            String cause,
            String severity,
            String since,
            @Nullable String until,
            List<String> alarms,
            int more,
            List<CauseRow> features,
            List<String> segments,
            @Nullable String decided,
            List<ActionRow> done) {
        public IncidentRow {
            alarms = List.copyOf(alarms);
            features = List.copyOf(features);
            segments = List.copyOf(segments);
            done = List.copyOf(done);
        }

        /** @param withPerformance correlation with the change of performance, or null */
        public record CauseRow(
                String name,
                String drift,
                String importance,
                @Nullable String withPerformance,
                List<String> bins) {
            public CauseRow {
                bins = List.copyOf(bins);
            }
        }

        /** @param anchor of the finding or process on the version's page, or null */
        public record ActionRow(String words, @Nullable String anchor) {}
    }

    /** @param overdue whether the next evaluation should have happened by now */
    public record SeriesRow(
            String stream,
            String name,
            String state,
            String style,
            String last,
            String next,
            boolean overdue,
            @Nullable String problem) {}

    /**
     * A chart with its table.
     *
     * @param key of its monitor
     * @param svg the drawing, escaped
     */
    public record ChartRow(
            MonitorLink key, String title, String definition, String series, String svg, List<ValueRow> values) {
        public ChartRow {
            values = List.copyOf(values);
        }
    }

    /** Parameters of the address of a monitor's page and of its values. */
    public record MonitorLink(String stream, String statistic, String compared, String subject) {}

    /** @param reason why the verdict is not simply that of the value, or null */
    public record ValueRow(
            String window,
            String value,
            String rows,
            String verdict,
            String style,
            @Nullable String reason) {}

    public record MonitorRow(
            MonitorLink key,
            String name,
            String series,
            String value,
            String threshold,
            String verdict,
            String style,
            String state) {}

    /** @param verdicts such as {@code 3 in breach, 40 normal} */
    public record WindowRow(
            String series,
            String window,
            String rows,
            String state,
            String style,
            String verdicts,
            @Nullable String problem) {}

    public record SilenceRow(String monitors, String reason, String owner, String until) {}
}
