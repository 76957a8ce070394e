package io.muster.monitoring.reference;

import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Selected rows of batches, held in memory column by column: every n-th row of the data, so that they always fit. */
final class KeptColumns {

    private final int every;
    private final BitSet present;
    private final int size;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, String> words = new HashMap<>();

    /** @param every how many rows there are for each one that is kept */
    KeptColumns(int rows, int every) {
        this.every = every;
        this.size = (rows + every - 1) / every;
        this.present = new BitSet(size);
    }

    void add(ColumnBatch batch, int firstRow) {
        var first = (every - firstRow % every) % every;
        for (var row = first; row < batch.rows(); row += every) {
            present.set((firstRow + row) / every);
        }
        for (var column : batch.columns()) {
            add(column, first, firstRow);
        }
    }

    private void add(Column column, int first, int firstRow) {
        if (column instanceof Column.Numbers numbers) {
            var kept = (double[]) values.computeIfAbsent(column.name(), name -> new double[size]);
            for (var row = first; row < numbers.rows(); row += every) {
                kept[(firstRow + row) / every] = numbers.values()[row];
            }
        } else if (column instanceof Column.Texts texts) {
            var kept = (String[]) values.computeIfAbsent(column.name(), name -> new String[size]);
            for (var row = first; row < texts.rows(); row += every) {
                kept[(firstRow + row) / every] = word(texts.values()[row]);
            }
        } else if (column instanceof Column.Flags flags) {
            var kept = (Boolean[]) values.computeIfAbsent(column.name(), name -> new Boolean[size]);
            for (var row = first; row < flags.rows(); row += every) {
                kept[(firstRow + row) / every] = flags.values()[row];
            }
        }
    }

    /** The same object for equal texts, because there are few of them. */
    private @Nullable String word(@Nullable String text) {
        return text == null ? null : words.computeIfAbsent(text, same -> same);
    }

    /** The rows that were passed on, in the order of the data. */
    ColumnBatch rows() {
        var rows = present.stream().toArray();
        var columns = new ArrayList<Column>();
        values.forEach((name, kept) -> columns.add(selected(name, kept, rows)));
        return new ColumnBatch(rows.length, columns);
    }

    private static Column selected(String name, Object kept, int[] rows) {
        if (kept instanceof double[] numbers) {
            var selected = new double[rows.length];
            for (var i = 0; i < rows.length; i++) {
                selected[i] = numbers[rows[i]];
            }
            return new Column.Numbers(name, selected);
        }
        if (kept instanceof String[] texts) {
            var selected = new String[rows.length];
            for (var i = 0; i < rows.length; i++) {
                selected[i] = texts[rows[i]];
            }
            return new Column.Texts(name, selected);
        }
        var flags = (Boolean[]) kept;
        var selected = new Boolean[rows.length];
        for (var i = 0; i < rows.length; i++) {
            selected[i] = flags[rows[i]];
        }
        return new Column.Flags(name, selected);
    }

    /** Values of all rows of the data, for the rows that were passed on. */
    double[] selected(double[] all) {
        return present.stream().mapToDouble(row -> all[row * every]).toArray();
    }
}
