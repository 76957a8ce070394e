package io.muster.datasets;

import io.muster.datasets.columns.ColumnBatch;
import io.muster.datasets.columns.ColumnBuffer;
import io.muster.datasets.columns.ColumnSummary;
import io.muster.inventory.signature.DataType;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** A reader of a file's columns in batches. */
@Component
class TableReader {

    private final DuckDb duckDb;

    TableReader(DuckDb duckDb) {
        this.duckDb = duckDb;
    }

    void read(Path file, Dataset dataset, List<ColumnSummary> columns, int batchRows, Consumer<ColumnBatch> consumer) {
        var names = dataset.columns().stream().map(ColumnSummary::name).toList();
        var table = new Table(file, dataset.csv(), names);
        var buffers = columns.stream()
                .map(column -> ColumnBuffer.of(column, batchRows))
                .toList();
        try (var connection = duckDb.open(file);
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
            throw DatasetErrors.of(dataset.id(), e);
        }
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
