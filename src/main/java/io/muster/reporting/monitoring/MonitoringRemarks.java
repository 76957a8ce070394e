package io.muster.reporting.monitoring;

import io.muster.monitoring.incident.Silence;
import io.muster.monitoring.record.Gap;
import io.muster.monitoring.record.Uncounted;
import io.muster.reporting.PageWording;
import io.muster.reporting.monitoring.MonitoringView.SilenceRow;
import io.muster.shared.VersionId;
import java.util.List;
import java.util.stream.Stream;

/** What limits the verdicts of a version, in words: silences, and predictions that are in no window. */
final class MonitoringRemarks {

    private MonitoringRemarks() {}

    static List<SilenceRow> silences(List<Silence> active, VersionId version) {
        return active.stream()
                .filter(silence -> silence.version().equals(version))
                .map(silence -> new SilenceRow(
                        monitors(silence), silence.reason(), silence.owner().id(), PageWording.time(silence.until())))
                .toList();
    }

    private static String monitors(Silence silence) {
        var statistic = silence.statistic() == null ? "All statistics" : MonitoringWording.title(silence.statistic());
        return silence.subject() == null ? statistic : statistic + " of " + silence.subject();
    }

    static List<String> gaps(List<Gap> gaps, List<Uncounted> uncounted) {
        return Stream.concat(
                        gaps.stream().map(MonitoringRemarks::gap),
                        uncounted.stream().map(MonitoringRemarks::uncounted))
                .toList();
    }

    private static String gap(Gap gap) {
        return "Node %s ended without keeping its last counts, of all models that it served: predictions from %s to %s may be missing."
                .formatted(gap.node(), PageWording.time(gap.from()), PageWording.time(gap.until()));
    }

    private static String uncounted(Uncounted uncounted) {
        var why = switch (uncounted.reason()) {
            case TOO_LATE -> "came too late for their window";
            case IN_THE_FUTURE -> "have a time in the future";
            case TOO_MANY_SEGMENTS ->
                "are counted among all rows, but not in a segment of their own, because there are too many segments";
            case NOT_LOGGED ->
                "are counted, but not in the prediction log, because it could not be written fast enough: their outcomes find"
                        + " no prediction";
            case NO_REFERENCE -> "came when the version had no reference";
        };
        return "%d predictions %s.".formatted(uncounted.rows(), why);
    }
}
