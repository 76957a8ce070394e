package io.muster.training;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** The data cannot be trained on as the plan asks; the message names the column. */
@Problem(slug = "unusable-training-data", kind = Refusal.Kind.UNPROCESSABLE, title = "Unusable training data")
public class UnusableTrainingData extends Refusal {

    public UnusableTrainingData(String message) {
        super(message);
    }
}
