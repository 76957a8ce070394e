package io.muster.validation.model;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** An acceptance policy cannot be applied as it stands. */
@Problem(slug = "unusable-policy", kind = Refusal.Kind.UNPROCESSABLE, title = "Unusable policy")
public class UnusablePolicy extends Refusal {

    UnusablePolicy(String message) {
        super(message);
    }
}
