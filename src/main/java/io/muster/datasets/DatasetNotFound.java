package io.muster.datasets;

import io.muster.shared.DatasetId;
import io.muster.shared.Refusal;

/** No such dataset is registered. */
public class DatasetNotFound extends Refusal {

    DatasetNotFound(DatasetId id) {
        super(Kind.NOT_FOUND, "There is no dataset '%s'".formatted(id));
    }
}
