package io.muster.verification.condition;

import io.muster.shared.Refusal;

/** A condition is not of the permitted form. */
public class ConditionNotPermitted extends Refusal {

    ConditionNotPermitted(String text, int position, String wanted) {
        super(
                Kind.UNPROCESSABLE,
                "Condition '%s' is not permitted: %s wanted at position %d".formatted(text, wanted, position + 1));
    }
}
