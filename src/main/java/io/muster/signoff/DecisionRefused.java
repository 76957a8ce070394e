package io.muster.signoff;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** Somebody wanted to take, pass on or complete a task in a way that is not theirs. */
@Problem(slug = "decision-refused", kind = Refusal.Kind.FORBIDDEN, title = "Decision refused")
public class DecisionRefused extends Refusal {

    DecisionRefused(String message) {
        super(message);
    }
}
