package io.muster.deployment;

import static io.muster.deployment.CertifiedModels.EXPIRY;
import static io.muster.deployment.CertifiedModels.PRODUCTION;
import static io.muster.deployment.DeploymentRole.CHAMPION;
import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.scoring.GoldenMismatch;
import io.muster.shared.VersionId;
import io.muster.testing.TestUsers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What serves is what was certified: no certificate, another environment or altered content serves nothing. */
class ServedUnderCertificateDatabaseTests extends DeploymentsFixture {

    @Test
    void refusesAVersionWithoutACertificate() {
        var version = models.timesVersion(models.model(), 3);

        assertThatThrownBy(() -> deploy(version, CHAMPION))
                .satisfies(refusedWith(DeploymentProblem.DEPLOYMENT_REFUSED))
                .hasMessageContaining("There is no certificate for " + version);
        assertThat(deployments.of(version)).isEmpty();
        assertThatThrownBy(() -> factor(version.model())).satisfies(refusedWith(DeploymentProblem.MODEL_NOT_SERVED));
    }

    @Test
    void refusesAnExpiredCertificate() {
        var version = models.certifiedTimesVersion(models.model(), 3);
        clock.set(EXPIRY);

        assertThatThrownBy(() -> deploy(version, CHAMPION))
                .satisfies(refusedWith(DeploymentProblem.DEPLOYMENT_REFUSED))
                .hasMessageContaining("expired at " + EXPIRY);
    }

    @Test
    void refusesAnEnvironmentTheCertificateDoesNotName() {
        var version = models.timesVersion(models.model(), 3);
        models.certify(version, EXPIRY, "test");

        assertThatThrownBy(() -> deploy(version, CHAMPION))
                .satisfies(refusedWith(DeploymentProblem.DEPLOYMENT_REFUSED))
                .hasMessageContaining("permits [test], not production");
    }

    @Test
    void refusesARevokedCertificate() {
        var version = models.timesVersion(models.model(), 3);
        var certificate = models.certify(version);
        certificates.revoke(certificate.serial(), "unsound", TestUsers.OPERATOR);

        assertThatThrownBy(() -> deploy(version, CHAMPION))
                .satisfies(refusedWith(DeploymentProblem.DEPLOYMENT_REFUSED))
                .hasMessageContaining("was revoked: unsound");
    }

    @Test
    void stopsAtTheInstantTheCertificateExpiresWithoutWaitingForALook() {
        var version = models.certifiedTimesVersion(models.model(), 3);
        deploy(version, CHAMPION);

        clock.set(EXPIRY.minusNanos(1000));
        assertThat(factor(version.model())).isEqualTo(3);
        clock.set(EXPIRY);
        assertThatThrownBy(() -> factor(version.model()))
                .satisfies(refusedWith(DeploymentProblem.MODEL_UNAVAILABLE))
                .hasMessageContaining("expired at " + EXPIRY);
    }

    @Test
    void servesOnUnderARenewedCertificate() {
        var version = models.certifiedTimesVersion(models.model(), 3);
        deploy(version, CHAMPION);
        models.certify(version, EXPIRY.plus(Duration.ofDays(30)), PRODUCTION);
        look();

        clock.set(EXPIRY);
        assertThat(factor(version.model())).isEqualTo(3);
    }

    @Test
    void stopsARevokedVersionWithTheNextLookAndSaysSoOnce() {
        var version = models.timesVersion(models.model(), 3);
        var certificate = models.certify(version);
        deploy(version, CHAMPION);
        certificates.revoke(certificate.serial(), "unsound", TestUsers.OPERATOR);

        look();
        look();

        assertThatThrownBy(() -> factor(version.model()))
                .satisfies(refusedWith(DeploymentProblem.MODEL_UNAVAILABLE))
                .hasMessageContaining("was revoked: unsound");
        assertThat(refusedVersions()).containsExactly(version);
        assertThat(deployments.of(version)).extracting(Deployment::state).containsExactly(Deployment.State.REFUSED);
    }

    @Test
    void servesAgainWhenCertifiedAgain() {
        var version = models.timesVersion(models.model(), 3);
        var certificate = models.certify(version);
        deploy(version, CHAMPION);
        certificates.revoke(certificate.serial(), "unsound", TestUsers.OPERATOR);
        look();

        models.certify(version);
        look();
        look();

        assertThat(factor(version.model())).isEqualTo(3);
        assertThat(deployments.of(version)).extracting(Deployment::state).containsExactly(Deployment.State.SERVING);
    }

    @Test
    void aRowWrittenByHandOpensNothingAndReplacesNoOtherRow() {
        var model = models.model();
        var certified = models.certifiedTimesVersion(model, 3);
        var uncertified = models.timesVersion(model, 4);
        deploy(certified, CHAMPION);

        insertByHand("zzzz", uncertified, "CHAMPION");
        look();

        assertThat(factor(model)).isEqualTo(3);
        assertThatThrownBy(() -> factor(targets, model, uncertified.number()))
                .satisfies(refusedWith(DeploymentProblem.MODEL_UNAVAILABLE));
        assertThat(refusedVersions()).containsExactly(uncertified);
    }

    @Test
    void anUnreadableRowKeepsNoOtherFromBeingChecked() {
        var version = models.timesVersion(models.model(), 3);
        var certificate = models.certify(version);
        deploy(version, CHAMPION);
        insertByHand("0", version, "KING");
        certificates.revoke(certificate.serial(), "unsound", TestUsers.OPERATOR);

        look();

        assertThatThrownBy(() -> factor(version.model())).satisfies(refusedWith(DeploymentProblem.MODEL_UNAVAILABLE));
    }

    @Test
    void aRowMadeUnreadableServesNoMore() {
        var version = models.certifiedTimesVersion(models.model(), 3);
        deploy(version, CHAMPION);

        jdbc.sql("update deployment_deployment set role = 'KING'").update();
        look();

        assertThatThrownBy(() -> factor(version.model())).satisfies(refusedWith(DeploymentProblem.MODEL_NOT_SERVED));
    }

    @Test
    void aRowMovedToAnotherEnvironmentServesNoMoreHere() {
        var version = models.certifiedTimesVersion(models.model(), 3);
        deploy(version, CHAMPION);

        jdbc.sql("update deployment_deployment set environment = 'elsewhere'").update();
        look();

        assertThatThrownBy(() -> factor(version.model())).satisfies(refusedWith(DeploymentProblem.MODEL_NOT_SERVED));
    }

    @Test
    void anArtifactSwappedInTheDatabaseIsRefused() {
        var model = models.model();
        var version = models.certifiedTimesVersion(model, 3);
        var other = inventory.version(models.timesVersion(model, 4)).artifact();
        deploy(version, CHAMPION);

        changeVersion(version, "artifact", other.hex());
        look();

        assertThatThrownBy(() -> factor(model))
                .satisfies(refusedWith(DeploymentProblem.MODEL_UNAVAILABLE))
                .hasMessageContaining("not for " + other);
        assertThat(refusedVersions()).containsExactly(version);
    }

    @Test
    void aVersionChangedIntoAnotherOneInTheDatabaseIsRefused() {
        var model = models.model();
        var version = models.certifiedTimesVersion(model, 3);
        var other = models.timesVersion(model, 4);
        deploy(version, CHAMPION);

        jdbc.sql("update deployment_deployment set version = ?")
                .params(other.toString())
                .update();
        look();

        assertThatThrownBy(() -> factor(model)).satisfies(refusedWith(DeploymentProblem.MODEL_UNAVAILABLE));
        assertThat(refusedVersions()).containsExactly(other);
    }

    @Test
    void goldenRecordsChangedInTheDatabaseAreRefused() {
        var version = models.certifiedTimesVersion(models.model(), 3);
        deploy(version, CHAMPION);

        changeVersion(version, "golden_records", "[]");
        look();

        assertThatThrownBy(() -> factor(version.model()))
                .satisfies(refusedWith(DeploymentProblem.MODEL_UNAVAILABLE))
                .hasMessageContaining("golden records");
    }

    @Test
    void contentThatCannotBeReadIsRefusedAndKeepsNoOtherFromBeingChecked() {
        var spoilt = models.certifiedTimesVersion(models.model(), 3);
        var revoked = models.timesVersion(models.model(), 4);
        var certificate = models.certify(revoked);
        deploy(spoilt, CHAMPION);
        deploy(revoked, CHAMPION);
        changeVersion(spoilt, "golden_records", "[{");
        certificates.revoke(certificate.serial(), "unsound", TestUsers.OPERATOR);

        look();

        assertThatThrownBy(() -> factor(spoilt.model())).satisfies(refusedWith(DeploymentProblem.MODEL_UNAVAILABLE));
        assertThatThrownBy(() -> factor(revoked.model())).satisfies(refusedWith(DeploymentProblem.MODEL_UNAVAILABLE));
        assertThat(refusedVersions()).containsExactlyInAnyOrder(spoilt, revoked);
    }

    @Test
    void refusesWhatDoesNotReproduceItsGoldenRecords() {
        var version = models.timesVersion(models.model(), 3);
        changeVersion(version, "golden_records", "[{\"inputs\":{\"x\":2},\"expected\":{\"y\":7},\"tolerance\":1e-6}]");
        models.certify(version);

        assertThatThrownBy(() -> deploy(version, CHAMPION)).isInstanceOf(GoldenMismatch.class);
        assertThat(deployments.of(version)).isEmpty();
        assertThatThrownBy(() -> factor(version.model())).satisfies(refusedWith(DeploymentProblem.MODEL_NOT_SERVED));
    }

    private void changeVersion(VersionId version, String column, String value) {
        jdbc.sql("update inventory_version set %s = :value where model = :model and version_number = :number"
                        .formatted(column))
                .param("value", value)
                .param("model", version.model().name())
                .param("number", version.number())
                .update();
    }
}
