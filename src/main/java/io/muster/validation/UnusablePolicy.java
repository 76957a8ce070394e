package io.muster.validation;

import io.muster.shared.Refusal;

/** An acceptance policy cannot be applied as it stands. */
public class UnusablePolicy extends Refusal {

    UnusablePolicy(String message) {
        super(Kind.UNPROCESSABLE, message);
    }
}
