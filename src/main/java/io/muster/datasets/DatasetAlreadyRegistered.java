package io.muster.datasets;

import io.muster.shared.DatasetId;
import io.muster.shared.Refusal;

/** The name is taken; new data needs a new name. */
public class DatasetAlreadyRegistered extends Refusal {

    DatasetAlreadyRegistered(DatasetId id) {
        super(Kind.CONFLICT, "There is a dataset '%s' already; new data needs a new name".formatted(id));
    }
}
