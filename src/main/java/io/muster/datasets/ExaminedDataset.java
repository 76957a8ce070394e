package io.muster.datasets;

import io.muster.datasets.TableInspector.Inspection;
import io.muster.shared.Actor;
import io.muster.shared.Digest;
import java.time.Instant;

/** A table that was examined, row by row, but is not registered yet. Only {@link Datasets} creates it. */
public final class ExaminedDataset {

    private final NewDataset dataset;
    private final String location;
    private final Digest digest;
    private final Inspection inspection;

    ExaminedDataset(NewDataset dataset, String location, Digest digest, Inspection inspection) {
        this.dataset = dataset;
        this.location = location;
        this.digest = digest;
        this.inspection = inspection;
    }

    Dataset by(Actor actor, Instant at) {
        return new Dataset(
                dataset.id(),
                dataset.role(),
                dataset.format(),
                inspection.csv(),
                location,
                digest,
                inspection.rows(),
                inspection.columns(),
                dataset.covers(),
                actor,
                at);
    }
}
