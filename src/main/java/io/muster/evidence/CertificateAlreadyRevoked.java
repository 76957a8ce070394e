package io.muster.evidence;

import io.muster.shared.Refusal;

/** A revoked certificate stays revoked. */
public class CertificateAlreadyRevoked extends Refusal {

    CertificateAlreadyRevoked(String serial) {
        super(Kind.CONFLICT, "Certificate %s is revoked already".formatted(serial));
    }
}
