package io.muster.training;

import io.muster.shared.Refusal;

/** The configured training command ended badly, took too long or left no usable model. */
public class TrainingCommandFailed extends Refusal {

    public TrainingCommandFailed(String message) {
        super(Kind.UNPROCESSABLE, message);
    }
}
