package io.muster.datasets;

import io.muster.shared.Refusal;

/** The file behind a dataset is gone, or is no longer the one that was registered. Nothing computed on it can be trusted. */
public class DatasetChanged extends Refusal {

    DatasetChanged(Dataset dataset, String what) {
        super(
                Kind.CONFLICT,
                "Dataset '%s' was registered with %s, but %s".formatted(dataset.id(), dataset.digest(), what));
    }
}
