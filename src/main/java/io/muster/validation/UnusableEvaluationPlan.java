package io.muster.validation;

import io.muster.shared.Refusal;

/** A version's evaluation plan does not fit what the version gives. */
public class UnusableEvaluationPlan extends Refusal {

    public UnusableEvaluationPlan(String message) {
        super(Kind.UNPROCESSABLE, message);
    }
}
