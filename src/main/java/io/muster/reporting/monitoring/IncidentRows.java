package io.muster.reporting.monitoring;

import io.muster.monitoring.incident.Incident;
import io.muster.monitoring.incident.Incident.Answer;
import io.muster.monitoring.incident.Incident.Answer.Action;
import io.muster.monitoring.incident.RankedCauses.Bin;
import io.muster.monitoring.incident.RankedCauses.Feature;
import io.muster.monitoring.incident.RankedCauses.Segment;
import io.muster.reporting.PageWording;
import io.muster.reporting.monitoring.MonitoringView.IncidentRow;
import io.muster.reporting.monitoring.MonitoringView.IncidentRow.ActionRow;
import io.muster.reporting.monitoring.MonitoringView.IncidentRow.CauseRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Incidents in words: what is in breach, what may have caused it, and what was done. */
final class IncidentRows {

    private static final int MOST_ALARMS = 5;
    private static final int MOST_FEATURES = 5;
    private static final int MOST_BINS = 3;

    private IncidentRows() {}

    static IncidentRow row(Incident incident) {
        var closing = incident.closing();
        var alarms = incident.alarms().stream()
                .limit(MOST_ALARMS)
                .map(MonitoringWording::alarm)
                .toList();
        return new IncidentRow(
                incident.id(),
                incident.cause().title(),
                incident.severity().word(),
                PageWording.time(incident.firstWindow()),
                closing == null ? null : "%s: %s".formatted(PageWording.time(closing.at()), closing.reason()),
                alarms,
                incident.alarmCount() - alarms.size(),
                incident.causes().features().stream()
                        .limit(MOST_FEATURES)
                        .map(IncidentRows::feature)
                        .toList(),
                incident.causes().segments().stream().map(IncidentRows::segment).toList(),
                decided(incident.answer()),
                done(incident));
    }

    private static CauseRow feature(Feature feature) {
        return new CauseRow(
                feature.name(),
                PageWording.number(feature.psi()),
                PageWording.number(feature.importance()),
                feature.withPerformance() == null ? null : PageWording.number(feature.withPerformance()),
                feature.bins().stream().limit(MOST_BINS).map(IncidentRows::bin).toList());
    }

    private static String bin(Bin bin) {
        return "%s: %s instead of %s".formatted(bin.label(), percent(bin.share()), percent(bin.reference()));
    }

    private static String percent(double share) {
        return PageWording.number(Math.round(share * 1000) / 10.0) + " %";
    }

    private static String segment(Segment segment) {
        return "%s: %s is %s, for all rows %s (%d rows)"
                .formatted(
                        segment.segment(),
                        MonitoringWording.title(segment.statistic()),
                        PageWording.number(segment.value()),
                        PageWording.number(segment.all()),
                        segment.rows());
    }

    private static @Nullable String decided(@Nullable Answer answer) {
        return answer == null ? null : "Decided by %s, %s".formatted(answer.table(), PageWording.time(answer.at()));
    }

    private static List<ActionRow> done(Incident incident) {
        var rows = new ArrayList<>(actions(incident));
        if (incident.answer() != null) {
            rows.add(new ActionRow(
                    "It is kept as evidence", "record-" + incident.answer().evidence()));
        }
        return rows;
    }

    /** What was done, without the evidence. */
    static List<ActionRow> actions(Incident incident) {
        return incident.answer() == null
                ? List.of()
                : incident.answer().actions().stream().map(IncidentRows::action).toList();
    }

    private static ActionRow action(Action action) {
        var reference = action.reference();
        return new ActionRow(action.description(), reference == null ? null : "record-" + reference);
    }
}
