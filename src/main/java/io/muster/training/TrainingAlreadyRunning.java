package io.muster.training;

import io.muster.shared.Refusal;

/** The run with this key is in progress on this node. */
public class TrainingAlreadyRunning extends Refusal {

    TrainingAlreadyRunning(String runKey) {
        super(Kind.CONFLICT, "Training run '%s' is in progress on this node; it does not run twice".formatted(runKey));
    }
}
