package io.muster.evidence;

import io.muster.shared.Refusal;

/** A certificate cannot be taken back like this. */
public class InvalidRevocation extends Refusal {

    InvalidRevocation(String serial, String why) {
        super(Kind.INVALID, "Certificate %s was not revoked: %s".formatted(serial, why));
    }
}
