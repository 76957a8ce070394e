package io.muster.evidence;

import io.muster.shared.Refusal;

/** There is no such certificate. */
public class CertificateNotFound extends Refusal {

    CertificateNotFound(String serial) {
        super(Kind.NOT_FOUND, "There is no certificate %s".formatted(serial));
    }
}
