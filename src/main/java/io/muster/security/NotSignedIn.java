package io.muster.security;

import io.muster.shared.Refusal;

/** A request that requires a signed-in person came from an anonymous caller. */
public class NotSignedIn extends Refusal {

    NotSignedIn() {
        super(SecurityProblem.NOT_SIGNED_IN, "Nobody is signed in, but a person's name must stand behind this");
    }
}
