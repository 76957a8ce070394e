package io.muster.training;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** The data do not determine the model: separated classes, dependent columns, or no convergence. */
@Problem(slug = "model-not-estimable", kind = Refusal.Kind.UNPROCESSABLE, title = "Model not estimable")
public class ModelNotEstimable extends Refusal {

    public ModelNotEstimable(String message) {
        super(message);
    }
}
