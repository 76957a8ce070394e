package io.muster.security;

import io.muster.shared.Refusal;

/** A request that requires a signed-in person came from an anonymous caller. */
public class NotSignedIn extends Refusal {

    NotSignedIn() {
        super(SecurityProblem.NOT_SIGNED_IN, "No one is signed in, but this needs a person who answers for it");
    }
}
