package io.muster.security;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** Something only a signed-in person may do was asked for by nobody. */
@Problem(slug = "nobody-signed-in", kind = Refusal.Kind.FORBIDDEN, title = "Nobody signed in")
public class NotSignedIn extends Refusal {

    NotSignedIn() {
        super("Nobody is signed in, but a person's name must stand behind this");
    }
}
