package io.muster.evidence.register;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** A revoked certificate stays revoked. */
@Problem(slug = "certificate-already-revoked", kind = Refusal.Kind.CONFLICT, title = "Certificate already revoked")
public class CertificateAlreadyRevoked extends Refusal {

    CertificateAlreadyRevoked(String serial) {
        super("Certificate %s is revoked already".formatted(serial));
    }
}
