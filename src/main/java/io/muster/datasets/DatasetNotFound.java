package io.muster.datasets;

import io.muster.shared.DatasetId;
import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** No such dataset is registered. */
@Problem(slug = "dataset-not-found", kind = Refusal.Kind.NOT_FOUND, title = "Dataset not found")
public class DatasetNotFound extends Refusal {

    DatasetNotFound(DatasetId id) {
        super("There is no dataset '%s'".formatted(id));
    }
}
