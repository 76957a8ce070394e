package io.muster.validation.model;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** A version cannot be validated on the data its plan names; the message says which column or rows, and what was wanted. */
@Problem(slug = "unusable-evaluation-data", kind = Refusal.Kind.UNPROCESSABLE, title = "Unusable evaluation data")
public class UnusableEvaluationData extends Refusal {

    public UnusableEvaluationData(String message) {
        super(message);
    }
}
