package io.muster.lifecycle.proof;

import io.muster.shared.Refusal;

/** The policy's tables do not say what they must. */
public final class PolicyIncomplete extends Refusal {

    PolicyIncomplete(String message) {
        super(Kind.INVALID, message);
    }
}
