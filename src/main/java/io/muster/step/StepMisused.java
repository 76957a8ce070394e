package io.muster.step;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** A diagram uses a step, or a step its own declaration, in a way that was not agreed: a designer must look at it. */
@Problem(slug = "step-misused", kind = Refusal.Kind.UNPROCESSABLE, title = "Step misused")
public class StepMisused extends Refusal {

    public StepMisused(String message) {
        super(message);
    }
}
