package io.muster.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * An image of all rows of all tables, to be compared and restored. For H2, which answers a prepared query from memory while its table
 * did not change; so looking at the whole database after each request costs next to nothing.
 */
public final class DatabaseImage implements AutoCloseable {

    private final Connection connection;
    private final Map<String, PreparedStatement> tables = new TreeMap<>();

    /** @param excluded tables, in upper case, that are not looked at */
    public DatabaseImage(DataSource database, Set<String> excluded) {
        try {
            connection = database.getConnection();
            for (var table : tablesOf(connection)) {
                if (!excluded.contains(table.toUpperCase())) {
                    tables.put(table, connection.prepareStatement("select * from \"%s\"".formatted(table)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The tables cannot be read", e);
        }
    }

    private static List<String> tablesOf(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        try (var found =
                connection.getMetaData().getTables(null, "PUBLIC", null, new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                names.add(found.getString("TABLE_NAME"));
            }
        }
        return names;
    }

    public Set<String> tables() {
        return Collections.unmodifiableSet(tables.keySet());
    }

    /** Rows by table. */
    public Map<String, List<List<Object>>> rows() {
        var rows = new LinkedHashMap<String, List<List<Object>>>();
        tables.forEach((table, query) -> rows.put(table, rows(query)));
        return rows;
    }

    private static List<List<Object>> rows(PreparedStatement query) {
        try (var found = query.executeQuery()) {
            var rows = new ArrayList<List<Object>>();
            while (found.next()) {
                rows.add(row(found));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("A table cannot be read", e);
        }
    }

    private static List<Object> row(ResultSet found) throws SQLException {
        var columns = found.getMetaData().getColumnCount();
        var row = new ArrayList<Object>(columns);
        for (int i = 1; i <= columns; i++) {
            var value = found.getObject(i);
            row.add(
                    value instanceof byte[] || value instanceof java.sql.Blob
                            ? new Bytes(found.getBytes(i))
                            : value(found, i));
        }
        return row;
    }

    private static Object value(ResultSet found, int column) throws SQLException {
        var value = found.getObject(column);
        return value instanceof java.sql.Clob ? found.getString(column) : value;
    }

    /** With the equality that arrays lack. */
    private record Bytes(byte[] content) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(content);
        }

        @Override
        public String toString() {
            return content.length + " bytes";
        }
    }

    /** What differs, as sentences: {@code ACT_RU_JOB: - [...]} for a row gone, {@code +} for a new one. */
    public static List<String> differences(
            Map<String, List<List<Object>>> before, Map<String, List<List<Object>>> after) {
        return before.keySet().stream()
                .filter(table -> !before.get(table).equals(after.get(table)))
                .map(table -> table + ": " + changed(before.get(table), after.get(table)))
                .toList();
    }

    private static String changed(List<List<Object>> before, List<List<Object>> after) {
        var gone = before.stream().filter(row -> !after.contains(row)).map(row -> "- " + row);
        var come = after.stream().filter(row -> !before.contains(row)).map(row -> "+ " + row);
        return java.util.stream.Stream.concat(gone, come).limit(4).collect(Collectors.joining(" "));
    }

    /** Puts back the rows of the tables that differ. */
    public void restore(Map<String, List<List<Object>>> image) {
        var now = rows();
        var changed = image.keySet().stream()
                .filter(table -> !image.get(table).equals(now.get(table)))
                .toList();
        if (changed.isEmpty()) {
            return;
        }
        try (var statement = connection.createStatement()) {
            statement.execute("set referential_integrity false");
            for (var table : changed) {
                statement.execute("delete from \"%s\"".formatted(table));
                insert(table, image.get(table));
            }
            statement.execute("set referential_integrity true");
        } catch (SQLException e) {
            throw new IllegalStateException("The tables %s cannot be put back".formatted(changed), e);
        }
    }

    private void insert(String table, List<List<Object>> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        var places = String.join(",", Collections.nCopies(rows.get(0).size(), "?"));
        try (var insert = connection.prepareStatement("insert into \"%s\" values (%s)".formatted(table, places))) {
            for (var row : rows) {
                for (int i = 0; i < row.size(); i++) {
                    insert.setObject(i + 1, row.get(i) instanceof Bytes bytes ? bytes.content() : row.get(i));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("The connection cannot be closed", e);
        }
    }
}
