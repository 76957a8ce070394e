package io.muster.formats;

import io.muster.datasets.columns.Column;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * An input of a batch that returns only values that have passed the signature's check. Vectors are checked when they
 * are read, so that a provider that must copy them anyway needs one pass instead of two. Used by one call.
 */
public final class CheckedInput {

    private final FieldCheck check;
    private final Column column;
    private boolean passed;

    /** @throws InvalidInput if the column is of the wrong kind or, unless it holds vectors, any value is wrong */
    CheckedInput(FieldCheck check, Column column) {
        this.check = check;
        this.column = column;
        if (column instanceof Column.Vectors vectors) {
            check.requireVectors(vectors);
        } else {
            check.check(column);
            passed = true;
        }
    }

    /** @throws InvalidInput naming row and field of the first value that is wrong */
    public static List<Column> columns(List<CheckedInput> inputs) {
        return inputs.stream().map(CheckedInput::column).toList();
    }

    /**
     * The whole column.
     *
     * @throws InvalidInput naming row and field of the first value that is wrong
     */
    public Column column() {
        if (!passed) {
            check.check(column);
            passed = true;
        }
        return column;
    }

    public boolean isVectors() {
        return column instanceof Column.Vectors;
    }

    /**
     * Copies the vectors of rows {@code from} to {@code from + rows} to the buffer's position.
     *
     * @throws InvalidInput naming row and field of the first value that is wrong; the buffer's content is then
     *     undefined
     * @throws ClassCastException unless the input {@link #isVectors}
     */
    public void copyVectors(int from, int rows, FloatBuffer to) {
        var vectors = (Column.Vectors) column;
        var start = from * vectors.width();
        var count = rows * vectors.width();
        if (!copiedAsFinite(vectors.values(), start, count, to)) {
            check.judgeAll(vectors.values(), start, start + count);
        }
    }

    private boolean copiedAsFinite(float[] values, int from, int count, FloatBuffer to) {
        if (!check.wantsOnlyFinite() || FiniteCopy.isTooLargeFor(count)) {
            to.put(values, from, count);
            return check.wantsOnlyFinite() && FiniteCopy.areFinite(values, from, from + count);
        }
        return FiniteCopy.ofThisThread().copy(values, from, count, to);
    }
}
