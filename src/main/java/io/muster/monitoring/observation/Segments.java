package io.muster.monitoring.observation;

import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.monitoring.record.ProfileKey;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The splitting of rows by the values of attributes. A row without a value is in the segment of an empty one.
 *
 * @param attributes names of columns
 */
record Segments(List<String> attributes) {

    /** The rows of a segment. */
    record Part(String segment, ColumnBatch rows) {}

    List<Part> split(ColumnBatch columns) {
        var parts = new ArrayList<Part>();
        for (var attribute : attributes) {
            columns.find(attribute).ifPresent(column -> parts.addAll(split(columns, column)));
        }
        return parts;
    }

    private static List<Part> split(ColumnBatch columns, Column by) {
        var rows = new TreeMap<String, List<Integer>>();
        for (var row = 0; row < columns.rows(); row++) {
            rows.computeIfAbsent(segment(by, row), segment -> new ArrayList<>()).add(row);
        }
        if (rows.size() == 1) {
            return List.of(new Part(rows.firstKey(), columns));
        }
        return rows.entrySet().stream()
                .map(entry -> new Part(entry.getKey(), selected(columns, entry.getValue())))
                .toList();
    }

    private static String segment(Column column, int row) {
        return ProfileKey.segment(column.name(), value(column, row));
    }

    private static @Nullable Object value(Column column, int row) {
        if (column instanceof Column.Texts texts) {
            return texts.values()[row];
        }
        return column instanceof Column.Flags flags ? flags.values()[row] : ((Column.Numbers) column).values()[row];
    }

    private static ColumnBatch selected(ColumnBatch columns, List<Integer> rows) {
        return new ColumnBatch(
                rows.size(),
                columns.columns().stream().map(column -> selected(column, rows)).toList());
    }

    private static Column selected(Column column, List<Integer> rows) {
        if (column instanceof Column.Numbers numbers) {
            return new Column.Numbers(
                    column.name(),
                    rows.stream().mapToDouble(row -> numbers.values()[row]).toArray());
        }
        if (column instanceof Column.Texts texts) {
            return new Column.Texts(column.name(), array(rows, row -> texts.values()[row], String[]::new));
        }
        var flags = (Column.Flags) column;
        return new Column.Flags(column.name(), array(rows, row -> flags.values()[row], Boolean[]::new));
    }

    private static <T> T[] array(List<Integer> rows, IntFunction<@Nullable T> value, IntFunction<T[]> array) {
        var selected = array.apply(rows.size());
        for (var i = 0; i < selected.length; i++) {
            selected[i] = value.apply(rows.get(i));
        }
        return selected;
    }
}
