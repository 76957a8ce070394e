package io.muster.datasets;

import io.muster.shared.DatasetId;
import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** The name is taken; new data needs a new name. */
@Problem(slug = "dataset-already-registered", kind = Refusal.Kind.CONFLICT, title = "Dataset already registered")
public class DatasetAlreadyRegistered extends Refusal {

    DatasetAlreadyRegistered(DatasetId id) {
        super("There is a dataset '%s' already; new data needs a new name".formatted(id));
    }
}
