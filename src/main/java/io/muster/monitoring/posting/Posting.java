package io.muster.monitoring.posting;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.shared.DatasetId;
import io.muster.shared.VersionId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Predictions that are to be added to the profiles of a version. */
sealed interface Posting {

    /** The longest id. */
    int LONGEST_ID = 200;

    /** Chosen by the sender: what is posted under one id is counted once. */
    String id();

    VersionId version();

    /** The full hour in which they were made. */
    Instant hour();

    /**
     * A profile that a client counted, for a model that is served elsewhere.
     *
     * @param source name of the place where the model is served: letters, digits, dots, hyphens and underscores
     * @param segment of the rows, {@code attribute=value}; absent for all rows
     * @param profile in the bins of the version's reference
     */
    record Counted(
            @NotBlank String id,
            @NotNull VersionId version,
            @NotNull Instant hour,
            @NotBlank String source,
            @Nullable String segment,
            @NotNull JsonNode profile)
            implements Posting {}

    /**
     * Rows of a registered dataset, with the columns that the reference names.
     *
     * @param outcome column with 1 for a positive and 0 for a negative outcome, or null where none is known
     */
    record OfDataset(
            @NotBlank String id,
            @NotNull VersionId version,
            @NotNull Instant hour,
            @NotNull DatasetId dataset,
            @Nullable String outcome)
            implements Posting {}

    /**
     * Rows of a table or view, with the columns that the reference names.
     *
     * @param database its name in the settings
     * @param outcome as for a dataset
     */
    record OfTable(
            @NotBlank String id,
            @NotNull VersionId version,
            @NotNull Instant hour,
            @NotBlank String database,
            @NotBlank String schema,
            @NotBlank String table,
            @Nullable String outcome)
            implements Posting {}

    /** The segment whose profile is added to. */
    default String segmentOrAll() {
        return this instanceof Counted counted && counted.segment() != null ? counted.segment() : "";
    }
}
