package io.muster.evidence.certificates;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;

/** A certificate was asked for on grounds that do not carry it. */
@Problem(slug = "certificate-not-issued", kind = Refusal.Kind.UNPROCESSABLE, title = "Certificate not issued")
public class CertificateNotIssued extends Refusal {

    CertificateNotIssued(VersionId version, String why) {
        super("No certificate for %s: %s".formatted(version, why));
    }
}
