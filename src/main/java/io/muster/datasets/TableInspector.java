package io.muster.datasets;

import io.muster.datasets.columns.ColumnSummary;
import io.muster.datasets.counts.Sql;
import io.muster.inventory.signature.DataType;
import io.muster.shared.Refusal;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The inspection of a file's contents: names, types, counts. Every row is read, so the results hold for the whole file.
 */
@Component
class TableInspector {

    /** Above this many rows distinct values are estimated, because counting them exactly takes memory for each. */
    private static final long COUNTED_ROWS = 1_000_000;

    private static final int AGGREGATES = 5;

    private final DuckDb duckDb;

    TableInspector(DuckDb duckDb) {
        this.duckDb = duckDb;
    }

    /** The contents of a file. */
    record Inspection(@Nullable CsvDialect csv, long rows, List<ColumnSummary> columns) {}

    /** @throws Refusal {@code UNREADABLE_DATASET} naming line or column */
    Inspection inspect(NewDataset dataset, Path file) {
        try (var connection = duckDb.open(file);
                var statement = connection.createStatement()) {
            var table = table(dataset, file, statement);
            var types = new ColumnTypes(table).find(statement);
            if (types.rows() == 0) {
                throw DatasetProblem.UNREADABLE_DATASET.refusal("Dataset '%s' has no rows", dataset.id());
            }
            return new Inspection(table.csv(), types.rows(), summarize(table, types, statement));
        } catch (SQLException e) {
            throw DatasetErrors.of(dataset.id(), e);
        }
    }

    static Table table(NewDataset dataset, Path file, Statement statement) throws SQLException {
        return switch (dataset.format()) {
            case CSV -> csv(dataset, file);
            case PARQUET -> new Table(file, null, parquetNames(file, statement));
        };
    }

    private static Table csv(NewDataset dataset, Path file) {
        var declared = dataset.csv() == null ? CsvDialect.SNIFFED : dataset.csv();
        var header = CsvHeader.read(file, declared.delimiter());
        return new Table(file, declared.delimitedBy(header.delimiter()), header.names());
    }

    private static List<String> parquetNames(Path file, Statement statement) throws SQLException {
        var names = new ArrayList<String>();
        try (var rows = statement.executeQuery("select column_name from (describe select * from read_parquet(%s))"
                .formatted(Sql.text(file.toString())))) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        CsvHeader.requireDistinct(names);
        return names;
    }

    private static List<ColumnSummary> summarize(Table table, ColumnTypes.Found types, Statement statement)
            throws SQLException {
        var columns = counted(table, types, statement);
        for (var i = 0; i < columns.size(); i++) {
            columns.set(i, withTop(columns.get(i), table, statement));
        }
        return columns;
    }

    private static List<ColumnSummary> counted(Table table, ColumnTypes.Found types, Statement statement)
            throws SQLException {
        var aggregates = table.names().stream()
                .map(name -> aggregates(table.value(name, types.of(name)), types.of(name), types.rows()))
                .collect(Collectors.joining(", "));
        var columns = new ArrayList<ColumnSummary>();
        try (var row = statement.executeQuery("select %s from %s".formatted(aggregates, table.source()))) {
            row.next();
            for (var name : table.names()) {
                columns.add(summary(name, types.of(name), types.rows(), row, AGGREGATES * columns.size() + 1));
            }
        }
        return columns;
    }

    private static String aggregates(String value, DataType type, long rows) {
        var distinct = rows > COUNTED_ROWS ? "approx_count_distinct(%s)" : "count(distinct %s)";
        var moments = TableReader.isNumber(type) ? "min(%1$s), max(%1$s), avg(%1$s)" : "null, null, null";
        return "count(%s), %s, %s".formatted(value, distinct.formatted(value), moments.formatted(value));
    }

    private static ColumnSummary summary(String name, DataType type, long rows, ResultSet row, int first)
            throws SQLException {
        return new ColumnSummary(
                name,
                type,
                rows - row.getLong(first),
                row.getLong(first + 1),
                number(row, first + 2),
                number(row, first + 3),
                number(row, first + 4),
                List.of());
    }

    private static @Nullable Double number(ResultSet row, int index) throws SQLException {
        var value = row.getObject(index);
        return value instanceof Number number && Double.isFinite(number.doubleValue()) ? number.doubleValue() : null;
    }

    private static ColumnSummary withTop(ColumnSummary column, Table table, Statement statement) throws SQLException {
        if (TableReader.isNumber(column.type())) {
            return column;
        }
        var top = new ArrayList<ColumnSummary.Frequency>();
        var value = table.value(column.name(), column.type());
        try (var rows = statement.executeQuery("""
                select left(cast(%s as varchar), 200) as v, count(*) as n from %s
                where %s is not null group by v order by n desc, v limit 20""".formatted(value, table.source(), Sql.name(column.name())))) {
            while (rows.next()) {
                top.add(new ColumnSummary.Frequency(rows.getString(1), rows.getLong(2)));
            }
        }
        return new ColumnSummary(
                column.name(), column.type(), column.missing(), column.distinct(), null, null, null, top);
    }
}
