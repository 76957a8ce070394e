package io.muster.training;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** The run with this key is in progress on this node. */
@Problem(slug = "training-already-running", kind = Refusal.Kind.CONFLICT, title = "Training already running")
public class TrainingAlreadyRunning extends Refusal {

    TrainingAlreadyRunning(String runKey) {
        super("Training run '%s' is in progress on this node; it does not run twice".formatted(runKey));
    }
}
