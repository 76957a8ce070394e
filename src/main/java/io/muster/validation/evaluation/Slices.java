package io.muster.validation.evaluation;

import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import java.util.Arrays;

/** Parts of a batch. */
final class Slices {

    private Slices() {}

    /** The rows from the first, inclusive, to the last, exclusive. */
    static ColumnBatch of(ColumnBatch batch, int from, int to) {
        return new ColumnBatch(
                to - from,
                batch.columns().stream().map(column -> of(column, from, to)).toList());
    }

    private static Column of(Column column, int from, int to) {
        if (column instanceof Column.Numbers numbers) {
            return new Column.Numbers(column.name(), Arrays.copyOfRange(numbers.values(), from, to));
        }
        if (column instanceof Column.Texts texts) {
            return new Column.Texts(column.name(), Arrays.copyOfRange(texts.values(), from, to));
        }
        if (column instanceof Column.Flags flags) {
            return new Column.Flags(column.name(), Arrays.copyOfRange(flags.values(), from, to));
        }
        var vectors = (Column.Vectors) column;
        var width = vectors.width();
        return new Column.Vectors(column.name(), width, Arrays.copyOfRange(vectors.values(), from * width, to * width));
    }
}
