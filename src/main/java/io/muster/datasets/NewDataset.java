package io.muster.datasets;

import io.muster.shared.DatasetId;
import org.jspecify.annotations.Nullable;

/**
 * A file to register in place.
 *
 * @param path absolute or relative to an allowed root
 * @param csv for CSV only; null to detect it
 * @param covers the use case and the period that its rows are from, or null
 */
public record NewDataset(
        DatasetId id,
        Dataset.Role role,
        Dataset.Format format,
        String path,
        @Nullable CsvDialect csv,
        @Nullable Coverage covers) {

    public NewDataset {
        if (id == null || role == null || format == null || path == null) {
            throw DatasetProblem.UNREADABLE_DATASET.refusal("A dataset needs an id, a role, a format and a path");
        }
        if (format != Dataset.Format.CSV && csv != null) {
            throw DatasetProblem.UNREADABLE_DATASET.refusal("Dataset '%s' is %s: only CSV has delimiters", id, format);
        }
    }

    /** Content that is kept by its digest and has no path. */
    public static NewDataset uploaded(
            DatasetId id, Dataset.Role role, Dataset.Format format, @Nullable CsvDialect csv) {
        return new NewDataset(id, role, format, Dataset.STORED, csv, null);
    }

    /** The same data of a use case and a period. */
    public NewDataset covering(@Nullable Coverage declared) {
        return new NewDataset(id, role, format, path, csv, declared);
    }

    public static NewDataset csv(DatasetId id, Dataset.Role role, String path) {
        return new NewDataset(id, role, Dataset.Format.CSV, path, null, null);
    }
}
