package io.muster.training;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** The configured training command ended badly, took too long or left no usable model. */
@Problem(slug = "training-command-failed", kind = Refusal.Kind.UNPROCESSABLE, title = "Training command failed")
public class TrainingCommandFailed extends Refusal {

    public TrainingCommandFailed(String message) {
        super(message);
    }
}
