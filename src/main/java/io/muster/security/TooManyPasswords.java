package io.muster.security;

import io.muster.shared.Refusal;

/** The same as {@link TooManyAttempts}, of somebody who is signed in already. */
public class TooManyPasswords extends Refusal {

    TooManyPasswords(TooManyAttempts tooMany) {
        super(Kind.TOO_MANY, String.valueOf(tooMany.getMessage()), tooMany);
    }
}
