package io.muster.validation.model;

import io.muster.shared.Refusal;

/**
 * A version cannot be validated on the data its plan names; the message names the column or rows, and what was
 * expected.
 */
public class UnusableEvaluationData extends Refusal {

    public UnusableEvaluationData(String message) {
        super(ValidationProblem.UNUSABLE_EVALUATION_DATA, message);
    }
}
