package io.muster.inventory;

import io.muster.shared.ModelId;
import io.muster.shared.Refusal;

/** There is no such model in the inventory. */
public class ModelNotFound extends Refusal {

    public ModelNotFound(ModelId id) {
        super(Kind.NOT_FOUND, "There is no model '%s'".formatted(id));
    }
}
