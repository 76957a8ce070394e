package io.muster.evidence.certificates;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** A certificate cannot be taken back like this. */
@Problem(slug = "invalid-revocation", kind = Refusal.Kind.INVALID, title = "Invalid revocation")
public class InvalidRevocation extends Refusal {

    InvalidRevocation(String serial, String why) {
        super("Certificate %s was not revoked: %s".formatted(serial, why));
    }
}
