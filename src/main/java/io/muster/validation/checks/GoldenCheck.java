package io.muster.validation.checks;

import static io.muster.validation.model.CommonMetrics.GOLDEN_REPRODUCED;

import io.muster.scoring.GoldenCoverage;
import io.muster.scoring.ReplayReport;
import io.muster.scoring.ReplayReport.RecordReplay;
import io.muster.statistics.Undefined;
import io.muster.validation.evaluation.Subject;
import io.muster.validation.model.Metric;
import io.muster.validation.model.ReportText;
import java.util.List;
import java.util.Objects;

/**
 * The check of whether the model still reproduces its golden records in its current environment. For a vendor's model
 * this is all that is known.
 */
final class GoldenCheck implements Check {

    private static final int MOST_DESCRIBED = 20;

    @Override
    public String id() {
        return "golden-records";
    }

    @Override
    public List<Metric> metrics() {
        return List.of(GOLDEN_REPRODUCED);
    }

    @Override
    public void examine(Subject subject, CheckReport findings) {
        var replay = subject.replay();
        if (replay.records().isEmpty()) {
            throw new Undefined("the version has no golden record");
        }
        var reproduced = replay.records().stream().filter(RecordReplay::matches).count();
        findings.measure(
                GOLDEN_REPRODUCED, () -> (double) reproduced / replay.records().size());
        findings.sentence(
                "%d of %s reproduced, one by one and as one batch; the largest deviation is %s.",
                reproduced,
                ReportText.count(replay.records().size(), "golden record is", "golden records are"),
                ReportText.number(replay.maxDeviation()));
        findings.table(
                "Golden records not reproduced (the first %d)".formatted(MOST_DESCRIBED),
                List.of("record", "deviation", "tolerance"),
                otherwise(replay));
        var gaps = GoldenCoverage.gaps(
                Objects.requireNonNull(subject.version().signature()),
                subject.version().goldenRecords());
        if (!gaps.isEmpty()) {
            findings.remark("The golden records do not cover everything: %s.".formatted(described(gaps)));
        }
        var first = replay.firstMismatch();
        if (first != null) {
            findings.remark("Golden record %d, output '%s': '%s' expected, '%s' given when scoring %s"
                    .formatted(
                            first.record(),
                            first.output(),
                            first.expected(),
                            first.got(),
                            first.road().word()));
        }
    }

    private static String described(List<String> gaps) {
        var first = String.join("; ", gaps.subList(0, Math.min(MOST_DESCRIBED, gaps.size())));
        return gaps.size() <= MOST_DESCRIBED ? first : "%s; and %d more".formatted(first, gaps.size() - MOST_DESCRIBED);
    }

    private static List<List<Object>> otherwise(ReplayReport replay) {
        return replay.records().stream()
                .filter(each -> !each.matches())
                .limit(MOST_DESCRIBED)
                .map(each -> List.<Object>of(each.record(), deviation(each), each.tolerance()))
                .toList();
    }

    /** JSON cannot represent infinity. */
    private static Object deviation(RecordReplay record) {
        return Double.isFinite(record.maxDeviation()) ? (Object) record.maxDeviation() : "another value or none";
    }
}
