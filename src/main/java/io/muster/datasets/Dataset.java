package io.muster.datasets;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.muster.datasets.columns.ColumnSummary;
import io.muster.shared.Actor;
import io.muster.shared.DatasetId;
import io.muster.shared.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Registered tabular data. It never changes: a changed file is refused.
 *
 * @param location the file's real path, or {@code stored} for uploaded content, which is kept by its digest
 * @param csv how the file is to be read, or null unless it is CSV
 * @param digest of the file's bytes
 * @param rows number of rows, without the header
 * @param columns in the file's order
 * @param covers the use case and the period that its rows are from, or null if that was not declared
 */
public record Dataset(
        DatasetId id,
        Role role,
        Format format,
        @Nullable CsvDialect csv,
        String location,
        Digest digest,
        long rows,
        List<ColumnSummary> columns,
        @Nullable Coverage covers,
        Actor by,
        Instant at) {

    static final String STORED = "stored";

    public Dataset {
        columns = List.copyOf(columns);
    }

    public Optional<ColumnSummary> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** This dataset without values that occur in fewer rows. */
    Dataset shownFrom(int least) {
        var shown = columns.stream().map(column -> column.shownFrom(least)).toList();
        return new Dataset(id, role, format, csv, location, digest, rows, shown, covers, by, at);
    }

    boolean isStored() {
        return location.equals(STORED);
    }

    /** The purpose of the data. Data for validation is kept apart from training. */
    public enum Role {
        @JsonProperty("training")
        TRAINING,
        @JsonProperty("validation")
        VALIDATION,
        /** Data that live data is compared with. */
        @JsonProperty("reference")
        REFERENCE,
        /** Actual outcomes of scored cases. */
        @JsonProperty("outcome")
        OUTCOME
    }

    /** The file format. */
    public enum Format {
        /** RFC 4180 with a header, in UTF-8, not compressed. */
        @JsonProperty("csv")
        CSV,
        @JsonProperty("parquet")
        PARQUET
    }
}
