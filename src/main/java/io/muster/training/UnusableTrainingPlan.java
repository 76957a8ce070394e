package io.muster.training;

import io.muster.shared.Refusal;

/** The training plan asks for something that is not there; the message names what, and what there is. */
public class UnusableTrainingPlan extends Refusal {

    public UnusableTrainingPlan(String message) {
        super(Kind.UNPROCESSABLE, message);
    }
}
