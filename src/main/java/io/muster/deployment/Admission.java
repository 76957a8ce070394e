package io.muster.deployment;

import io.muster.evidence.CertificateCheck;
import io.muster.evidence.Certificates;
import io.muster.inventory.Inventory;
import io.muster.shared.VersionId;
import org.springframework.stereotype.Component;

/** Decides whether a version may serve: by its certificate and nothing else. */
@Component
class Admission {

    private final Inventory inventory;
    private final Certificates certificates;

    Admission(Inventory inventory, Certificates certificates) {
        this.inventory = inventory;
        this.certificates = certificates;
    }

    /** @throws DeploymentRefused unless a valid certificate says so */
    Admitted admit(VersionId id, String environment) {
        var version = inventory.version(id);
        if (version.artifact() == null) {
            throw new DeploymentRefused(id, environment, "it has no artifact");
        }
        var check = certificates.check(id, version.artifact(), environment);
        if (check instanceof CertificateCheck.Valid valid) {
            return new Admitted(version, valid.certificate());
        }
        throw new DeploymentRefused(id, environment, ((CertificateCheck.Refused) check).why());
    }
}
