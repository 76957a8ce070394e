package io.muster.datasets;

import io.muster.datasets.Dataset.Format;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.shared.Refusal;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/** The reading of tables that are neither registered nor kept, because their content would be personal data. */
@Service
public class UnregisteredTables {

    private final DatasetFiles files;
    private final TableReader reader;

    UnregisteredTables(DatasetFiles files, TableReader reader) {
        this.files = files;
        this.reader = reader;
    }

    /**
     * Reads a table batch by batch. All cells are texts, as they are written.
     *
     * @param content read to its end, not closed, never held in memory
     * @param columns those of them that the table has are read
     * @throws Refusal {@code UNREADABLE_DATASET} naming line or column if it is not a table; the consumer may have received
     *     the rows before that
     * @throws Refusal {@code BODY_TOO_LARGE} if there is more of it than a dataset may have
     */
    public void read(
            Format format, InputStream content, List<String> columns, int batchRows, Consumer<ColumnBatch> consumer) {
        files.readOnce(content, file -> reader.readTexts(file, format, columns, batchRows, consumer));
    }
}
