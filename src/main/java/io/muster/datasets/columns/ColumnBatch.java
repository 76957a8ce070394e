package io.muster.datasets.columns;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of a table, column by column: the input and output of scorers, and the unit in which datasets are read. */
public final class ColumnBatch {

    private final int rows;
    private final Map<String, Column> columns;

    /** @throws IllegalArgumentException if two columns share a name or differ in length */
    public ColumnBatch(List<? extends Column> columns) {
        this(columns.isEmpty() ? 0 : columns.get(0).rows(), columns);
    }

    /** For batches that may have no column at all. */
    public ColumnBatch(int rows, List<? extends Column> columns) {
        this.rows = rows;
        this.columns = new LinkedHashMap<>();
        for (var column : columns) {
            add(column);
        }
    }

    private void add(Column column) {
        if (column.rows() != rows) {
            throw new IllegalArgumentException(
                    "Column '%s' has %d rows, expected %d".formatted(column.name(), column.rows(), rows));
        }
        if (columns.put(column.name(), column) != null) {
            throw new IllegalArgumentException("Two columns are named '%s'".formatted(column.name()));
        }
    }

    public int rows() {
        return rows;
    }

    public List<Column> columns() {
        return List.copyOf(columns.values());
    }

    public Optional<Column> find(String name) {
        return Optional.ofNullable(columns.get(name));
    }

    /** @throws IllegalArgumentException naming the column and the existing ones */
    public Column column(String name) {
        return find(name)
                .orElseThrow(() ->
                        new IllegalArgumentException("No column '%s' among %s".formatted(name, columns.keySet())));
    }
}
