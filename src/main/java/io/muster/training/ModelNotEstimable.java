package io.muster.training;

import io.muster.shared.Refusal;

/** The data do not determine the model: separated classes, dependent columns, or no convergence. */
public class ModelNotEstimable extends Refusal {

    public ModelNotEstimable(String message) {
        super(Kind.UNPROCESSABLE, message);
    }
}
