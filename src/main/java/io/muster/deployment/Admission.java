package io.muster.deployment;

import io.muster.evidence.certificates.CertificateCheck;
import io.muster.evidence.certificates.Certificates;
import io.muster.inventory.Inventory;
import io.muster.inventory.versions.ModelVersion;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import org.springframework.stereotype.Component;

/** The decision whether a version may serve, based only on its certificate. */
@Component
class Admission {

    private final Inventory inventory;
    private final Certificates certificates;

    Admission(Inventory inventory, Certificates certificates) {
        this.inventory = inventory;
        this.certificates = certificates;
    }

    /** @throws Refusal {@code DEPLOYMENT_REFUSED} unless a valid certificate allows it */
    Admitted admit(VersionId id, String environment) {
        var version = inventory.version(id);
        if (version.artifact() == null) {
            throw DeploymentProblem.deploymentRefused(id, environment, "it has no artifact");
        }
        return admitted(version, environment, certificates.check(id, version.artifact(), environment));
    }

    /** @throws Refusal {@code DEPLOYMENT_REFUSED} unless the serving version may continue */
    Admitted keep(VersionId id, String environment) {
        var version = inventory.version(id);
        if (version.artifact() == null) {
            throw DeploymentProblem.deploymentRefused(id, environment, "it has no artifact");
        }
        return admitted(version, environment, certificates.checkInService(id, version.artifact(), environment));
    }

    private static Admitted admitted(ModelVersion version, String environment, CertificateCheck check) {
        if (check instanceof CertificateCheck.Valid valid) {
            return new Admitted(version, valid.certificate());
        }
        throw DeploymentProblem.deploymentRefused(version.id(), environment, ((CertificateCheck.Refused) check).why());
    }
}
