package io.muster.evidence;

import io.muster.shared.Refusal;

/** A row of certificates holds no certificate of ours. */
public class CertificateAltered extends Refusal {

    CertificateAltered(String serial, String why) {
        super(Kind.CONFLICT, "The stored certificate %s is not valid: %s".formatted(serial, why));
    }
}
