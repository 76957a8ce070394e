package io.muster.validation.model;

import io.muster.shared.Refusal;

/** A version's evaluation plan does not fit the version's outputs. */
public class UnusableEvaluationPlan extends Refusal {

    public UnusableEvaluationPlan(String message) {
        super(ValidationProblem.UNUSABLE_EVALUATION_PLAN, message);
    }
}
