package io.muster.deployment.embedded;

import io.muster.shared.ModelId;
import io.muster.shared.Problem;
import io.muster.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** Nothing is deployed under that name here. */
@Problem(slug = "model-not-served", kind = Refusal.Kind.NOT_FOUND, title = "Model not served")
public class ModelNotServed extends Refusal {

    ModelNotServed(ModelId model, @Nullable Integer version) {
        super(
                version == null
                        ? "Model '%s' has no champion here".formatted(model)
                        : "Version %s of model '%s' is not deployed here".formatted(version, model));
    }
}
