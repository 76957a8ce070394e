package io.muster.evidence.certificates;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** A row of certificates holds no certificate of ours. */
@Problem(slug = "certificate-altered", kind = Refusal.Kind.CONFLICT, title = "Certificate altered")
public class CertificateAltered extends Refusal {

    CertificateAltered(String serial, String why) {
        super("The stored certificate %s is not valid: %s".formatted(serial, why));
    }
}
