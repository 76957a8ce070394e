package io.muster.training;

import io.muster.datasets.columns.ColumnBatch;
import io.muster.shared.DatasetId;
import io.muster.shared.Digest;
import java.nio.file.Path;
import java.util.List;

/** The registered dataset a run trains on. */
public interface TrainingData {

    DatasetId id();

    /** The digest of the whole file. */
    Digest digest();

    long rows();

    /** {@code csv} or {@code parquet}. */
    String format();

    /** All column names in the file's order. */
    List<String> columns();

    /** The verified file, read-only. */
    Path file();

    /** These columns with all rows, in the file's order of rows. */
    ColumnBatch read(List<String> columns);
}
