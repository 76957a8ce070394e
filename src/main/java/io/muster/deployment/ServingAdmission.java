package io.muster.deployment;

import io.muster.evidence.Certificate;
import io.muster.evidence.certificates.CertificateCheck;
import io.muster.evidence.certificates.Certificates;
import io.muster.formats.Scorer;
import io.muster.inventory.Inventory;
import io.muster.inventory.artifacts.Artifacts;
import io.muster.inventory.signature.Signature;
import io.muster.inventory.versions.ModelVersion;
import io.muster.scoring.Scoring;
import io.muster.shared.Digest;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import java.io.InputStream;
import java.time.Instant;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The check of a version's certificate before it is loaded to serve, and again while it serves. */
@Component
class ServingAdmission {

    private final Inventory inventory;
    private final Certificates certificates;
    private final Artifacts artifacts;
    private final Scoring scoring;

    ServingAdmission(Inventory inventory, Certificates certificates, Artifacts artifacts, Scoring scoring) {
        this.inventory = inventory;
        this.certificates = certificates;
        this.artifacts = artifacts;
        this.scoring = scoring;
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

    private Admitted admitted(ModelVersion version, String environment, CertificateCheck check) {
        if (check instanceof CertificateCheck.Valid valid) {
            return new AdmittedVersion(version, valid.certificate());
        }
        throw DeploymentProblem.deploymentRefused(version.id(), environment, ((CertificateCheck.Refused) check).why());
    }

    private final class AdmittedVersion implements Admitted {

        private final ModelVersion version;
        private final Certificate certificate;

        AdmittedVersion(ModelVersion version, Certificate certificate) {
            this.version = version;
            this.certificate = certificate;
        }

        @Override
        public VersionId version() {
            return version.id();
        }

        @Override
        public String format() {
            return version.format();
        }

        @Override
        public Signature signature() {
            return Objects.requireNonNull(version.signature(), "a certified version has a signature");
        }

        @Override
        public Digest artifact() {
            return certificate.artifact();
        }

        @Override
        public Digest content() {
            return certificate.content();
        }

        @Override
        public String certificate() {
            return certificate.serial();
        }

        @Override
        public Instant expiresAt() {
            return certificate.expiresAt();
        }

        @Override
        public InputStream openArtifact() {
            return artifacts.open(certificate.artifact());
        }

        @Override
        public Scorer load() {
            return scoring.openToServe(version);
        }
    }
}
