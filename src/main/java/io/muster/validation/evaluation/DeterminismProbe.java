package io.muster.validation.evaluation;

import io.muster.datasets.columns.ColumnBatch;
import io.muster.formats.RowsAsColumns;
import io.muster.formats.Scorer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The result of asking a scorer again: the same batch must give the same bits. Single rows may differ from the batch by
 * the rounding of 32-bit arithmetic, because runtimes choose other kernels for other batch sizes.
 *
 * @param again rows scored a second time in the same batch
 * @param same how many of them gave the same
 * @param singly rows scored a second time one by one
 * @param alike how many of them gave the same within {@link #ROUNDING}
 * @param firstDifference in words, or null
 */
public record DeterminismProbe(
        int again,
        int same,
        int singly,
        int alike,
        @Nullable String firstDifference) {

    /** Largest difference of a number scored singly and in a batch, relative to the larger of 1 and the number. */
    public static final double ROUNDING = 1e-6;

    /** One by one is slow over a network, and an error here shows early. */
    private static final int SINGLY = 100;

    static DeterminismProbe none() {
        return new DeterminismProbe(0, 0, 0, 0, null);
    }

    /** @param first the scorer's earlier answers for these inputs */
    static DeterminismProbe of(Scorer scorer, ColumnBatch inputs, ColumnBatch first) {
        var count = new Count();
        var second = scorer.score(inputs);
        for (var row = 0; row < first.rows(); row++) {
            count.again(row, RowsAsColumns.row(first, row), RowsAsColumns.row(second, row));
        }
        for (var row = 0; row < Math.min(SINGLY, first.rows()); row++) {
            count.singly(row, RowsAsColumns.row(first, row), scorer.scoreRow(RowsAsColumns.row(inputs, row)));
        }
        return count.total();
    }

    private static final class Count {

        private int again;
        private int same;
        private int singly;
        private int alike;
        private @Nullable String difference;

        void again(int row, Map<String, @Nullable Object> before, Map<String, @Nullable Object> now) {
            again++;
            same += note("asked again", 0, row, before, now);
        }

        void singly(int row, Map<String, @Nullable Object> before, Map<String, @Nullable Object> now) {
            singly++;
            alike += note("asked alone", ROUNDING, row, before, now);
        }

        private int note(
                String how,
                double tolerance,
                int row,
                Map<String, @Nullable Object> before,
                Map<String, @Nullable Object> now) {
            for (var output : before.keySet()) {
                if (!agree(before.get(output), now.get(output), tolerance)) {
                    if (difference == null) {
                        difference = "row %d, output '%s': %s in the first batch, %s when %s"
                                .formatted(row + 1, output, shown(before.get(output)), shown(now.get(output)), how);
                    }
                    return 0;
                }
            }
            return 1;
        }

        DeterminismProbe total() {
            return new DeterminismProbe(again, same, singly, alike, difference);
        }
    }

    private static boolean agree(@Nullable Object before, @Nullable Object now, double tolerance) {
        if (before instanceof Number a && now instanceof Number b) {
            return agree(a.doubleValue(), b.doubleValue(), tolerance);
        }
        var a = vector(before);
        var b = vector(now);
        if (a == null || b == null) {
            return Objects.equals(missingAsNull(before), missingAsNull(now));
        }
        if (a.length != b.length) {
            return false;
        }
        for (var i = 0; i < a.length; i++) {
            if (!agree(a[i], b[i], tolerance)) {
                return false;
            }
        }
        return true;
    }

    private static boolean agree(double before, double now, double tolerance) {
        return Double.compare(before, now) == 0
                || before == now
                || Math.abs(before - now) <= tolerance * Math.max(1, Math.abs(before));
    }

    private static @Nullable Object missingAsNull(@Nullable Object value) {
        return value instanceof Number number && Double.isNaN(number.doubleValue()) ? null : value;
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
        if (value instanceof List<?> list && list.stream().allMatch(Number.class::isInstance)) {
            return list.stream()
                    .mapToDouble(each -> ((Number) each).doubleValue())
                    .toArray();
        }
        return null;
    }

    private static String shown(@Nullable Object value) {
        var vector = vector(value);
        return vector == null ? String.valueOf(value) : Arrays.toString(vector);
    }
}
