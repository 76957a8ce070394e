package io.muster.evidence.certificates;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** There is no such certificate. */
@Problem(slug = "certificate-not-found", kind = Refusal.Kind.NOT_FOUND, title = "Certificate not found")
public class CertificateNotFound extends Refusal {

    CertificateNotFound(String serial) {
        super("There is no certificate %s".formatted(serial));
    }
}
