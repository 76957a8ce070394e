package io.muster.security;

import io.muster.shared.Refusal;

/** Something only a signed-in person may do was asked for by nobody. */
public class NobodySignedIn extends Refusal {

    NobodySignedIn() {
        super(Kind.FORBIDDEN, "Nobody is signed in, but a person's name must stand behind this");
    }
}
