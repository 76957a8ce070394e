package io.muster.training;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** What a worker outside handed in cannot be kept; the message says why. */
@Problem(slug = "unusable-hand-in", kind = Refusal.Kind.INVALID, title = "Unusable hand in")
public class UnusableSubmission extends Refusal {

    UnusableSubmission(String message) {
        super(message);
    }
}
