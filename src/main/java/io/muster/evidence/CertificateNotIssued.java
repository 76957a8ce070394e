package io.muster.evidence;

import io.muster.shared.Refusal;
import io.muster.shared.VersionId;

/** A certificate was asked for on grounds that do not carry it. */
public class CertificateNotIssued extends Refusal {

    CertificateNotIssued(VersionId version, String why) {
        super(Kind.UNPROCESSABLE, "No certificate for %s: %s".formatted(version, why));
    }
}
