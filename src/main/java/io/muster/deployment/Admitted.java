package io.muster.deployment;

import io.muster.evidence.Certificate;
import io.muster.inventory.versions.ModelVersion;

/** A version that may serve, and the certificate that allows it. */
public record Admitted(ModelVersion version, Certificate certificate) {

    /** Whether the content to be loaded is the same: artifact, format, signature and golden records. */
    public boolean isSameContentAs(Admitted other) {
        return certificate.artifact().equals(other.certificate.artifact())
                && certificate.content().equals(other.certificate.content());
    }
}
