package io.muster.verification.condition;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** A condition is not of the permitted form. */
@Problem(slug = "condition-not-permitted", kind = Refusal.Kind.UNPROCESSABLE, title = "Condition not permitted")
public class ConditionNotPermitted extends Refusal {

    ConditionNotPermitted(String text, int position, String wanted) {
        super("Condition '%s' is not permitted: %s wanted at position %d".formatted(text, wanted, position + 1));
    }
}
