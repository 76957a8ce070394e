package io.muster.datasets.web;

import io.muster.datasets.Dataset;
import io.muster.shared.Actor;
import io.muster.shared.DatasetId;
import io.muster.shared.Digest;
import java.time.Instant;

/** A dataset in a list: without its columns. */
record DatasetSummary(
        DatasetId id, Dataset.Role role, Dataset.Format format, Digest digest, long rows, Actor by, Instant at) {

    static DatasetSummary of(Dataset dataset) {
        return new DatasetSummary(
                dataset.id(),
                dataset.role(),
                dataset.format(),
                dataset.digest(),
                dataset.rows(),
                dataset.by(),
                dataset.at());
    }
}
