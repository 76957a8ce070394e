package io.muster.lifecycle.step;

import io.muster.shared.Refusal;

/** A diagram uses a step, or a step its own declaration, in a way that was not agreed: a designer must look at it. */
public class StepMisused extends Refusal {

    public StepMisused(String message) {
        super(Kind.UNPROCESSABLE, message);
    }
}
