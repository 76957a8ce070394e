package io.muster.validation.model;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** A version's evaluation plan does not fit what the version gives. */
@Problem(slug = "unusable-evaluation-plan", kind = Refusal.Kind.UNPROCESSABLE, title = "Unusable evaluation plan")
public class UnusableEvaluationPlan extends Refusal {

    public UnusableEvaluationPlan(String message) {
        super(message);
    }
}
