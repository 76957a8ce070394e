package io.muster.datasets;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** The file behind a dataset is gone, or is no longer the one that was registered. Nothing computed on it can be trusted. */
@Problem(slug = "dataset-changed", kind = Refusal.Kind.CONFLICT, title = "Dataset changed")
public class DatasetChanged extends Refusal {

    DatasetChanged(Dataset dataset, String what) {
        super("Dataset '%s' was registered with %s, but %s".formatted(dataset.id(), dataset.digest(), what));
    }
}
