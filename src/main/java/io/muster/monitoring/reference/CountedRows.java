package io.muster.monitoring.reference;

import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.monitoring.profile.Profile;
import io.muster.monitoring.profile.ProfileCounter;
import io.muster.monitoring.profile.ProfileLayout;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Scored rows with their outcomes, in the order of the data, which can be counted as a whole or in parts.
 *
 * @param outcomes of the rows
 * @param quantities the columns with what a regression predicted, or null for another task
 */
record CountedRows(
        ColumnBatch rows, double[] outcomes, @Nullable PredictedQuantities quantities) {

    /** Into how many parts the rows are divided. */
    private static final int PARTS = 10;

    /** With fewer rows in a part there are fewer parts. */
    private static final int FEWEST_ROWS = 100;

    Profile profile(ProfileLayout layout) {
        var counter = new ProfileCounter(layout);
        counter.add(rows, layout.score() == null ? null : outcomes);
        if (quantities != null) {
            quantities.count(counter, rows, outcomes);
        }
        return counter.profile();
    }

    /** Profiles of parts of equal size that follow each other; empty if the rows make fewer than the given number. */
    List<Profile> parts(ProfileLayout layout, int fewest) {
        var parts = Math.min(PARTS, rows.rows() / FEWEST_ROWS);
        return parts < fewest
                ? List.of()
                : IntStream.range(0, parts)
                        .mapToObj(part ->
                                part(start(part, parts), start(part + 1, parts)).profile(layout))
                        .toList();
    }

    private int start(int part, int parts) {
        return (int) ((long) rows.rows() * part / parts);
    }

    private CountedRows part(int from, int to) {
        var columns =
                rows.columns().stream().map(column -> part(column, from, to)).toList();
        return new CountedRows(new ColumnBatch(to - from, columns), Arrays.copyOfRange(outcomes, from, to), quantities);
    }

    private static Column part(Column column, int from, int to) {
        if (column instanceof Column.Numbers numbers) {
            return new Column.Numbers(column.name(), Arrays.copyOfRange(numbers.values(), from, to));
        }
        if (column instanceof Column.Texts texts) {
            return new Column.Texts(column.name(), Arrays.copyOfRange(texts.values(), from, to));
        }
        if (column instanceof Column.Flags flags) {
            return new Column.Flags(column.name(), Arrays.copyOfRange(flags.values(), from, to));
        }
        throw new IllegalStateException("Column '%s' holds %s: expected numbers, texts or flags, which are counted"
                .formatted(column.name(), column.holds()));
    }
}
