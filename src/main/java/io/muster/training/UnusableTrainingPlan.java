package io.muster.training;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** The training plan asks for something that is not there; the message names what, and what there is. */
@Problem(slug = "unusable-training-plan", kind = Refusal.Kind.UNPROCESSABLE, title = "Unusable training plan")
public class UnusableTrainingPlan extends Refusal {

    public UnusableTrainingPlan(String message) {
        super(message);
    }
}
