package io.muster.inventory.models;

import io.muster.shared.ModelId;
import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** There is no such model in the inventory. */
@Problem(slug = "model-not-found", kind = Refusal.Kind.NOT_FOUND, title = "Model not found")
public class ModelNotFound extends Refusal {

    public ModelNotFound(ModelId id) {
        super("There is no model '%s'".formatted(id));
    }
}
