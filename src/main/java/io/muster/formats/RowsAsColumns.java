package io.muster.formats;

import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Conversion between columns and rows, for runtimes that score row by row. */
public final class RowsAsColumns {

    private RowsAsColumns() {}

    /**
     * The caller's rows, checked against the signature's inputs; inputs not in it are omitted.
     *
     * @throws InvalidInput naming row (from 1) and field
     */
    public static ColumnBatch batch(Signature signature, List<? extends Map<String, ? extends @Nullable Object>> rows) {
        var columns = empty(signature.inputs(), rows.size());
        for (var i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            var check = new FieldCheck(signature.inputs().get(i));
            for (var row = 0; row < rows.size(); row++) {
                put(column, row, narrowed(check.normalise(rows.get(row).get(column.name()), row + 1)));
            }
        }
        return new ColumnBatch(rows.size(), columns);
    }

    private static @Nullable Object narrowed(@Nullable Object value) {
        if (!(value instanceof double[] doubles)) {
            return value;
        }
        var floats = new float[doubles.length];
        for (var i = 0; i < floats.length; i++) {
            floats[i] = (float) doubles[i];
        }
        return floats;
    }

    /** One row of a batch by column name. */
    public static Map<String, @Nullable Object> row(ColumnBatch batch, int row) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        batch.columns().forEach(column -> values.put(column.name(), value(column, row)));
        return values;
    }

    /** The checked value of one row: {@code Double}, {@code String}, {@code Boolean}, {@code double[]} or null. */
    public static @Nullable Object value(Column column, int row) {
        if (column instanceof Column.Numbers numbers) {
            var value = numbers.values()[row];
            return Double.isNaN(value) ? null : value;
        }
        if (column instanceof Column.Texts texts) {
            return texts.values()[row];
        }
        if (column instanceof Column.Flags flags) {
            return flags.values()[row];
        }
        var vectors = (Column.Vectors) column;
        var vector = new double[vectors.width()];
        for (var i = 0; i < vector.length; i++) {
            vector[i] = vectors.values()[row * vectors.width() + i];
        }
        return vector;
    }

    /** Columns of missing values, one per field, to be filled by {@link #put}. */
    public static List<Column> empty(List<Field> fields, int rows) {
        var columns = new ArrayList<Column>(fields.size());
        for (var field : fields) {
            columns.add(MissingColumn.of(field, rows));
        }
        return columns;
    }

    /** @throws ScoringFailed if the value is not of the column's kind */
    public static void put(Column column, int row, @Nullable Object value) {
        if (value == null) {
            return;
        }
        if (column instanceof Column.Numbers numbers && value instanceof Number number) {
            numbers.values()[row] = number.doubleValue();
        } else if (column instanceof Column.Texts texts && value instanceof String text) {
            texts.values()[row] = text;
        } else if (column instanceof Column.Flags flags && value instanceof Boolean flag) {
            flags.values()[row] = flag;
        } else if (column instanceof Column.Vectors vectors
                && value instanceof float[] vector
                && vector.length == vectors.width()) {
            System.arraycopy(vector, 0, vectors.values(), row * vector.length, vector.length);
        } else {
            throw new ScoringFailed("Output '%s', row %d: the model gave %s, but its signature says %s"
                    .formatted(column.name(), row + 1, shown(value), column.holds()));
        }
    }

    private static String shown(Object value) {
        return value instanceof float[] vector ? Arrays.toString(vector) : "'" + value + "'";
    }
}
