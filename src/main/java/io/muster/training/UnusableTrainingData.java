package io.muster.training;

import io.muster.shared.Refusal;

/** The data cannot be trained on as the plan asks; the message names the column. */
public class UnusableTrainingData extends Refusal {

    public UnusableTrainingData(String message) {
        super(Kind.UNPROCESSABLE, message);
    }
}
