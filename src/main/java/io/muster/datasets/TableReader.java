package io.muster.datasets;

import io.muster.datasets.Dataset.Format;
import io.muster.datasets.Dataset.Role;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.datasets.columns.ColumnBuffer;
import io.muster.datasets.columns.ColumnSummary;
import io.muster.datasets.counts.CountedColumn;
import io.muster.datasets.counts.CountsSql;
import io.muster.datasets.counts.CountsSql.Kind;
import io.muster.datasets.counts.CountsSql.Source;
import io.muster.datasets.counts.Dialect;
import io.muster.datasets.counts.ScoreBins;
import io.muster.datasets.counts.ScoreCounts;
import io.muster.datasets.counts.ScoreSql;
import io.muster.datasets.counts.TableCounts;
import io.muster.inventory.signature.DataType;
import io.muster.shared.DatasetId;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A reader of a file's columns in batches. */
@Component
class TableReader {

    /** What a table is called in messages that is not registered. */
    private static final DatasetId UPLOAD = new DatasetId("upload");

    private final DuckDb duckDb;

    TableReader(DuckDb duckDb) {
        this.duckDb = duckDb;
    }

    void read(Path file, Dataset dataset, List<ColumnSummary> columns, int batchRows, Consumer<ColumnBatch> consumer) {
        read(table(file, dataset), dataset.id(), columns, batchRows, consumer);
    }

    /** Reads cells as texts, whatever they look like: an id is not a number. */
    void readTexts(Path file, Format format, List<String> columns, int batchRows, Consumer<ColumnBatch> consumer) {
        try (var connection = duckDb.open(file);
                var statement = connection.createStatement()) {
            var table = TableInspector.table(NewDataset.uploaded(UPLOAD, Role.OUTCOME, format, null), file, statement);
            var texts = columns.stream()
                    .filter(table.names()::contains)
                    .map(name -> new ColumnSummary(name, DataType.TEXT, 0, 0, null, null, null, List.of()))
                    .toList();
            if (texts.isEmpty()) {
                throw DatasetProblem.UNREADABLE_DATASET.refusal(
                        "The table has the columns %s: expected some of %s", table.names(), columns);
            }
            read(table, UPLOAD, texts, batchRows, consumer);
        } catch (SQLException e) {
            throw DatasetErrors.of(UPLOAD, e);
        }
    }

    private void read(
            Table table, DatasetId id, List<ColumnSummary> columns, int batchRows, Consumer<ColumnBatch> consumer) {
        var buffers = columns.stream()
                .map(column -> ColumnBuffer.of(column, batchRows))
                .toList();
        try (var connection = duckDb.open(table.file());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(select(table, columns))) {
            var filled = 0;
            while (rows.next()) {
                for (var i = 0; i < buffers.size(); i++) {
                    buffers.get(i).take(rows, i + 1, filled);
                }
                if (++filled == batchRows) {
                    consumer.accept(batch(buffers, filled));
                    filled = 0;
                }
            }
            if (filled > 0) {
                consumer.accept(batch(buffers, filled));
            }
        } catch (SQLException e) {
            throw DatasetErrors.of(id, e);
        }
    }

    /** @param summaries of the counted columns, in their order */
    TableCounts count(Path file, Dataset dataset, List<ColumnSummary> summaries, List<CountedColumn> columns) {
        var table = table(file, dataset);
        var sources = summaries.stream().map(column -> source(table, column)).toList();
        try (var connection = duckDb.open(file)) {
            return new CountsSql(Dialect.DUCKDB, table.source()).count(connection, columns, sources);
        } catch (SQLException e) {
            throw DatasetErrors.of(dataset.id(), e);
        }
    }

    ScoreCounts countScores(
            Path file, Dataset dataset, ScoreBins bins, ColumnSummary score, @Nullable ColumnSummary outcome) {
        var table = table(file, dataset);
        try (var connection = duckDb.open(file)) {
            return new ScoreSql(table.source())
                    .count(connection, bins, source(table, score), outcome == null ? null : source(table, outcome));
        } catch (SQLException e) {
            throw DatasetErrors.of(dataset.id(), e);
        }
    }

    /** How many rows of a dataset occur in another one too, judged by columns that both have. */
    long overlap(Path file, Dataset dataset, Path otherFile, Dataset other, List<ColumnSummary> columns) {
        var sql = "select count(*) from %s where %s in (select %s from %s)"
                .formatted(
                        table(file, dataset).source(),
                        hash(table(file, dataset), columns),
                        hash(table(otherFile, other), columns),
                        table(otherFile, other).source());
        try (var connection = duckDb.open(file, otherFile);
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw DatasetErrors.of(dataset.id(), e);
        }
    }

    /** Eight bytes for each row: a dataset need not fit into memory. Missing values are equal to each other. */
    private static String hash(Table table, List<ColumnSummary> columns) {
        return columns.stream()
                .map(column -> table.value(column.name(), column.type()))
                .collect(Collectors.joining(", ", "hash(", ")"));
    }

    private static Source source(Table table, ColumnSummary column) {
        var kind = isNumber(column.type()) ? Kind.NUMBER : column.type() == DataType.BOOLEAN ? Kind.FLAG : Kind.TEXT;
        return new Source(kind, table.value(column.name(), column.type()));
    }

    private static Table table(Path file, Dataset dataset) {
        return new Table(
                file,
                dataset.csv(),
                dataset.columns().stream().map(ColumnSummary::name).toList());
    }

    private static String select(Table table, List<ColumnSummary> columns) {
        return columns.stream()
                .map(column -> table.value(column.name(), column.type()))
                .collect(Collectors.joining(", ", "select ", " from " + table.source()));
    }

    private static ColumnBatch batch(List<? extends ColumnBuffer> buffers, int rows) {
        return new ColumnBatch(
                rows, buffers.stream().map(buffer -> buffer.column(rows)).toList());
    }

    static boolean isNumber(DataType type) {
        return switch (type) {
            case INTEGER, DOUBLE, FLOAT -> true;
            case BOOLEAN, TEXT -> false;
        };
    }
}
