package io.muster.lifecycle.human;

import io.muster.shared.Refusal;

/** Somebody wanted to take, pass on or complete a task in a way that is not theirs. */
public class DecisionRefused extends Refusal {

    DecisionRefused(String message) {
        super(Kind.FORBIDDEN, message);
    }
}
