package io.muster.datasets.counts;

import io.muster.datasets.counts.CountsSql.Kind;
import io.muster.datasets.counts.CountsSql.Source;
import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table in a PostgreSQL database, counted there in one read-only transaction. The database's other tables are not
 * touched.
 *
 * @param schema with its exact name
 * @param name with its exact name
 */
public record DatabaseTable(String schema, String name) {

    /**
     * @throws IllegalArgumentException if a column does not exist, naming those that do, or the database is another one
     */
    public TableCounts count(Connection connection, List<CountedColumn> columns) throws SQLException {
        return inTransaction(connection, kinds -> {
            var sources = new ArrayList<Source>();
            for (var column : columns) {
                sources.add(source(kinds, column.name()));
            }
            return new CountsSql(Dialect.POSTGRESQL, from()).count(connection, columns, sources);
        });
    }

    /** @param outcome column with 1 for positive and 0 for negative outcomes, or null where none is known */
    public ScoreCounts countScores(Connection connection, ScoreBins bins, String score, @Nullable String outcome)
            throws SQLException {
        return inTransaction(
                connection,
                kinds -> new ScoreSql(from())
                        .count(
                                connection,
                                bins,
                                source(kinds, score),
                                outcome == null ? null : source(kinds, outcome)));
    }

    private interface Reading<T> {
        T read(Map<String, Kind> kinds) throws SQLException;
    }

    /** Repeatable read, so that several statements see one state of the table. */
    private <T> T inTransaction(Connection connection, Reading<T> reading) throws SQLException {
        var product = connection.getMetaData().getDatabaseProductName();
        if (!product.equals("PostgreSQL")) {
            throw new IllegalArgumentException(
                    "Tables of %s cannot be counted, only those of PostgreSQL".formatted(product));
        }
        var autoCommit = connection.getAutoCommit();
        var isolation = connection.getTransactionIsolation();
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        try {
            return reading.read(kinds(connection));
        } finally {
            connection.rollback();
            connection.setReadOnly(false);
            connection.setAutoCommit(autoCommit);
            connection.setTransactionIsolation(isolation);
        }
    }

    private String from() {
        return Sql.name(schema) + "." + Sql.name(name);
    }

    private Map<String, Kind> kinds(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var nothing = statement.executeQuery("select * from %s where false".formatted(from()))) {
            var kinds = new LinkedHashMap<String, Kind>();
            var columns = nothing.getMetaData();
            for (var i = 1; i <= columns.getColumnCount(); i++) {
                kinds.put(columns.getColumnName(i), kind(columns, i));
            }
            return kinds;
        }
    }

    private static Kind kind(ResultSetMetaData columns, int index) throws SQLException {
        return switch (columns.getColumnType(index)) {
            case Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.REAL, Types.DOUBLE, Types.FLOAT, Types.NUMERIC ->
                Kind.NUMBER;
            case Types.BOOLEAN -> Kind.FLAG;
            case Types.BIT -> columns.getColumnTypeName(index).equals("bool") ? Kind.FLAG : Kind.TEXT;
            default -> Kind.TEXT;
        };
    }

    private Source source(Map<String, Kind> kinds, String column) {
        var kind = kinds.get(column);
        if (kind == null) {
            throw new IllegalArgumentException(
                    "Table '%s.%s' has no column '%s', only %s".formatted(schema, name, column, kinds.keySet()));
        }
        var cell = Sql.name(column);
        return new Source(
                kind,
                switch (kind) {
                    case NUMBER -> "cast(%s as float8)".formatted(cell);
                    case FLAG -> cell;
                    case TEXT -> "cast(%s as varchar)".formatted(cell);
                });
    }
}
