package io.muster.validation.fresh;

import io.muster.evidence.Evidence;
import io.muster.shared.CanonicalJson;
import io.muster.shared.VersionId;
import io.muster.validation.ValidationReport;
import io.muster.validation.model.Interval;
import io.muster.validation.model.ReportText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What moved since the approval of a version, metric by metric, and whether every threshold is met with margin: the body
 * of the evidence.
 *
 * @param approved id of the measurement on which the version was approved
 * @param fresh id of the measurement on fresh data
 * @param metrics what moved, in words, by the ids of the metrics
 * @param withoutMargin metrics whose threshold the worse end of the interval does not meet
 */
public record MetricComparison(
        VersionId version,
        String approved,
        String fresh,
        List<Change> changes,
        Map<String, String> metrics,
        List<String> withoutMargin,
        String conclusion) {

    /** The kind of evidence, and the control that a comparison with margin provides. */
    public static final String EVIDENCE = "margin";

    /**
     * One metric.
     *
     * @param before at the approval
     * @param now on fresh data
     * @param interval of the value now; null for what is counted
     * @param moved whether the value at the approval lies outside the interval, or, without one, is another
     */
    public record Change(
            String metric,
            @Nullable Double before,
            @Nullable Double now,
            @Nullable Interval interval,
            boolean moved) {

        static Change of(String metric, @Nullable Double before, @Nullable Double now, @Nullable Interval interval) {
            var moved = before != null
                    && now != null
                    && (interval == null
                            ? !before.equals(now)
                            : before < interval.lower() || before > interval.upper());
            return new Change(metric, before, now, interval, moved);
        }

        private String words() {
            var words = "%s → %s".formatted(text(before), text(now));
            return interval == null
                    ? words
                    : "%s (95 %%: %s to %s)%s"
                            .formatted(words, text(interval.lower()), text(interval.upper()), moved ? ", moved" : "");
        }

        private static String text(@Nullable Double value) {
            return value == null ? "no value" : ReportText.number(value);
        }
    }

    /** @throws IllegalArgumentException if one of the two is not a measurement */
    public static MetricComparison of(Evidence approved, Evidence fresh) {
        var before = report(approved);
        var now = report(fresh);
        var changes = now.metrics().keySet().stream()
                .map(metric -> Change.of(
                        metric,
                        before.metrics().get(metric),
                        now.metrics().get(metric),
                        now.intervals().get(metric)))
                .toList();
        var words = new LinkedHashMap<String, String>();
        changes.forEach(change -> words.put(change.metric(), change.words()));
        return new MetricComparison(
                now.version(),
                approved.id(),
                fresh.id(),
                changes,
                words,
                now.withoutMargin(),
                conclusion(now, changes));
    }

    private static ValidationReport report(Evidence evidence) {
        return CanonicalJson.MAPPER.convertValue(evidence.body(), ValidationReport.class);
    }

    private static String conclusion(ValidationReport now, List<Change> changes) {
        var moved = changes.stream()
                .filter(change -> change.moved() && change.interval() != null)
                .map(Change::metric)
                .toList();
        var margin = now.withoutMargin().isEmpty()
                ? "Every threshold is met with margin"
                : "Met without margin: %s".formatted(String.join(", ", now.withoutMargin()));
        return moved.isEmpty()
                ? "%s; no metric moved beyond its 95 %% interval.".formatted(margin)
                : "%s; moved since the approval: %s.".formatted(margin, String.join(", ", moved));
    }

    public boolean hasMargin() {
        return withoutMargin.isEmpty();
    }
}
