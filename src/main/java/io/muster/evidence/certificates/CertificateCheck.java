package io.muster.evidence.certificates;

import io.muster.evidence.Certificate;

/** The answer to whether an artifact may serve. */
public sealed interface CertificateCheck {

    record Valid(Certificate certificate) implements CertificateCheck {}

    /** @param why one sentence for people */
    record Refused(String why) implements CertificateCheck {}
}
