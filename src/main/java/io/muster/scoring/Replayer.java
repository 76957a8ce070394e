package io.muster.scoring;

import io.muster.formats.RowsAsColumns;
import io.muster.formats.Scorer;
import io.muster.formats.UnreadableArtifact;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.scoring.ReplayReport.Deviation;
import io.muster.scoring.ReplayReport.RecordReplay;
import io.muster.scoring.ReplayReport.Road;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A replay of the golden records through a scorer, by single rows and as one batch (two paths through a runtime, either
 * of which may be wrong), that measures the deviations.
 */
final class Replayer {

    private final List<GoldenRecord> records;
    private final double[] deviations;
    private final List<Deviation> mismatches = new ArrayList<>();

    private Replayer(List<GoldenRecord> records) {
        this.records = records;
        this.deviations = new double[records.size()];
    }

    static ReplayReport replay(Scorer scorer, List<GoldenRecord> records) {
        return replay(scorer, records, null);
    }

    /**
     * @param limit the time limit, for scorers whose single calls end by themselves; null for none
     * @throws UnreadableArtifact if it takes longer
     */
    static ReplayReport replay(Scorer scorer, List<GoldenRecord> records, @Nullable Duration limit) {
        var started = System.nanoTime();
        var replayer = new Replayer(records);
        for (var i = 0; i < records.size(); i++) {
            if (limit != null && System.nanoTime() - started > limit.toNanos()) {
                throw new UnreadableArtifact(
                        "only %d of %d golden records are scored after %d s (muster.scoring.load-timeout)"
                                .formatted(i, records.size(), limit.toSeconds()));
            }
            replayer.compare(i, scorer.scoreRow(records.get(i).inputs()), Road.ROW);
        }
        replayer.replayBatch(scorer);
        return replayer.report();
    }

    private void replayBatch(Scorer scorer) {
        if (records.isEmpty()) {
            return;
        }
        var rows = records.stream().map(GoldenRecord::inputs).toList();
        var outputs = scorer.score(RowsAsColumns.batch(scorer.signature(), rows));
        for (var i = 0; i < rows.size(); i++) {
            compare(i, RowsAsColumns.row(outputs, i), Road.BATCH);
        }
    }

    private void compare(int index, Map<String, @Nullable Object> got, Road road) {
        var record = records.get(index);
        record.expected().forEach((output, expected) -> {
            var value = got.get(output);
            var deviation = got.containsKey(output) ? deviation(expected, value) : Double.POSITIVE_INFINITY;
            deviations[index] = Math.max(deviations[index], deviation);
            if (!(deviation <= record.tolerance())) {
                mismatches.add(new Deviation(index + 1, output, expected, value, deviation, road));
            }
        });
    }

    /** The deviation relative to the larger of 1 and the expected value; infinite between values of different kinds. */
    static double deviation(@Nullable Object expected, @Nullable Object got) {
        if (isMissing(expected) || isMissing(got)) {
            return isMissing(expected) && isMissing(got) ? 0 : Double.POSITIVE_INFINITY;
        }
        if (expected instanceof Number expectedNumber && got instanceof Number number) {
            return deviation(expectedNumber.doubleValue(), number.doubleValue());
        }
        var expectedVector = vector(expected);
        var vector = vector(got);
        if (expectedVector != null && vector != null) {
            return deviation(expectedVector, vector);
        }
        return expected.equals(got) ? 0 : Double.POSITIVE_INFINITY;
    }

    private static double deviation(double expected, double got) {
        return expected == got ? 0 : Math.abs(got - expected) / Math.max(1, Math.abs(expected));
    }

    private static double deviation(double[] expected, double[] got) {
        if (expected.length != got.length) {
            return Double.POSITIVE_INFINITY;
        }
        var largest = 0.0;
        for (var i = 0; i < expected.length; i++) {
            var both = Double.isNaN(expected[i]) && Double.isNaN(got[i]);
            var deviation = both ? 0 : deviation(expected[i], got[i]);
            largest = Double.isNaN(deviation) ? Double.POSITIVE_INFINITY : Math.max(largest, deviation);
        }
        return largest;
    }

    private static boolean isMissing(@Nullable Object value) {
        return value == null || value instanceof Number number && Double.isNaN(number.doubleValue());
    }

    private static double @Nullable [] vector(@Nullable Object value) {
        if (value instanceof double[] doubles) {
            return doubles;
        }
        if (value instanceof float[] floats) {
            var doubles = new double[floats.length];
            Arrays.setAll(doubles, i -> floats[i]);
            return doubles;
        }
        if (value instanceof List<?> list && list.stream().allMatch(each -> each == null || each instanceof Number)) {
            return list.stream()
                    .mapToDouble(each -> each == null ? Double.NaN : ((Number) each).doubleValue())
                    .toArray();
        }
        return null;
    }

    private ReplayReport report() {
        var replays = new ArrayList<RecordReplay>();
        for (var i = 0; i < deviations.length; i++) {
            var tolerance = records.get(i).tolerance();
            replays.add(new RecordReplay(i + 1, deviations[i], tolerance, deviations[i] <= tolerance));
        }
        var largest = Arrays.stream(deviations).max().orElse(0);
        return new ReplayReport(
                replays, largest, mismatches.isEmpty(), mismatches.isEmpty() ? null : mismatches.get(0));
    }
}
