package io.muster.datasets.columns;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A buffer for one column of a batch. It starts a new array after each batch, because consumers may keep the previous
 * one.
 */
public abstract class ColumnBuffer {

    public static ColumnBuffer of(ColumnSummary column, int batchRows) {
        return switch (column.type()) {
            case INTEGER, DOUBLE, FLOAT -> new OfNumbers(column.name(), batchRows);
            case BOOLEAN -> new OfFlags(column.name(), batchRows);
            case TEXT -> new OfTexts(column.name(), batchRows);
        };
    }

    public abstract void take(ResultSet row, int index, int position) throws SQLException;

    /** The collected values, as a column with this number of rows. */
    public abstract Column column(int rows);

    private static final class OfNumbers extends ColumnBuffer {

        private final String name;
        private final int size;
        private double[] values;

        OfNumbers(String name, int size) {
            this.name = name;
            this.size = size;
            this.values = new double[size];
        }

        @Override
        public void take(ResultSet row, int index, int position) throws SQLException {
            var value = row.getDouble(index);
            values[position] = row.wasNull() ? Double.NaN : value;
        }

        @Override
        public Column column(int rows) {
            var full = values;
            values = new double[size];
            return new Column.Numbers(name, rows == size ? full : Arrays.copyOf(full, rows));
        }
    }

    private static final class OfFlags extends ColumnBuffer {

        private final String name;
        private final int size;
        private Boolean[] values;

        OfFlags(String name, int size) {
            this.name = name;
            this.size = size;
            this.values = new Boolean[size];
        }

        @Override
        public void take(ResultSet row, int index, int position) throws SQLException {
            var value = row.getBoolean(index);
            values[position] = row.wasNull() ? null : value;
        }

        @Override
        public Column column(int rows) {
            var full = values;
            values = new Boolean[size];
            return new Column.Flags(name, rows == size ? full : Arrays.copyOf(full, rows));
        }
    }

    private static final class OfTexts extends ColumnBuffer {

        /** Categories repeat: one object for each keeps a million rows small. */
        private static final int REMEMBERED = 1_000;

        private final String name;
        private final int size;
        private final Map<String, String> seen = new HashMap<>();
        private String[] values;

        OfTexts(String name, int size) {
            this.name = name;
            this.size = size;
            this.values = new String[size];
        }

        @Override
        public void take(ResultSet row, int index, int position) throws SQLException {
            values[position] = remembered(row.getString(index));
        }

        private String remembered(String value) {
            if (value == null || seen.size() >= REMEMBERED) {
                return seen.getOrDefault(value, value);
            }
            var known = seen.putIfAbsent(value, value);
            return known == null ? value : known;
        }

        @Override
        public Column column(int rows) {
            var full = values;
            values = new String[size];
            return new Column.Texts(name, rows == size ? full : Arrays.copyOf(full, rows));
        }
    }
}
