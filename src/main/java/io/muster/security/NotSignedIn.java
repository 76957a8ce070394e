package io.muster.security;

import io.muster.shared.Refusal;

/** Something only a signed-in person may do was asked for by nobody. */
public class NotSignedIn extends Refusal {

    NotSignedIn() {
        super(SecurityProblem.NOT_SIGNED_IN, "Nobody is signed in, but a person's name must stand behind this");
    }
}
