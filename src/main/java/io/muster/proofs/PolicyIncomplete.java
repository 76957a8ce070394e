package io.muster.proofs;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** The policy's tables do not say what they must. */
@Problem(slug = "policy-incomplete", kind = Refusal.Kind.INVALID, title = "Policy incomplete")
public final class PolicyIncomplete extends Refusal {

    PolicyIncomplete(String message) {
        super(message);
    }
}
