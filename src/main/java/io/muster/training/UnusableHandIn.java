package io.muster.training;

import io.muster.shared.Refusal;

/** What a worker outside handed in cannot be kept; the message says why. */
public class UnusableHandIn extends Refusal {

    UnusableHandIn(String message) {
        super(Kind.INVALID, message);
    }
}
