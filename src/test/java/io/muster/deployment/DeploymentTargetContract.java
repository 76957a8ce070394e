package io.muster.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.muster.shared.Actor;
import io.muster.testing.MusterModuleTest;
import io.muster.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.event.RecordApplicationEvents;

/** The contract of every deployment target. It serves the environment {@code production} here. */
@MusterModuleTest
@Import(CertifiedModels.class)
@RecordApplicationEvents
// As in DeploymentsDatabaseTests, whose context this shares.
@TestPropertySource(properties = "muster.deployment.refresh=1d")
public abstract class DeploymentTargetContract {

    @Autowired
    private CertifiedModels models;

    @Autowired
    private ServingAdmission admission;

    private DeploymentTarget target;
    private Admitted admitted;
    private Deployment deployment;

    /** A fresh target, which serves nothing yet. */
    protected abstract DeploymentTarget target();

    @BeforeEach
    void admitAVersion() {
        target = target();
        admitted = admitted(3);
        deployment = deployment("1", admitted, DeploymentRole.CHAMPION);
    }

    private Admitted admitted(float factor) {
        return admission.admit(models.certifiedTimesVersion(models.model(), factor), CertifiedModels.PRODUCTION);
    }

    private Deployment deployment(String id, Admitted version, DeploymentRole role) {
        return new Deployment(
                id,
                version.version(),
                CertifiedModels.PRODUCTION,
                role,
                target.name(),
                version.certificate(),
                Actor.person("otto"),
                SettableClock.START,
                null,
                null);
    }

    @Test
    void hasANameThatDeploymentsCanStore() {
        assertThat(target.name()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*").hasSizeLessThanOrEqualTo(63);
    }

    @Test
    void servesItsEnvironmentsOnly() {
        assertThat(target.serves(CertifiedModels.PRODUCTION)).isTrue();
        assertThat(target.serves("an unknown environment")).isFalse();
    }

    @Test
    void servesWhatWasPreparedOnlyOnceItIsCommitted() {
        var rollout = target.prepare(admitted, deployment);
        assertThat(target.confirm(admitted, deployment)).isFalse();

        rollout.commit();

        assertThat(target.confirm(admitted, deployment)).isTrue();
        assertThat(target.known()).containsExactly(deployment);
    }

    @Test
    void servesNothingThatWasAborted() {
        target.prepare(admitted, deployment).abort();

        assertThat(target.confirm(admitted, deployment)).isFalse();
        assertThat(target.known()).isEmpty();
    }

    @Test
    void aRefusalSinceItWasPreparedIsStronger() {
        var rollout = target.prepare(admitted, deployment);
        target.refuse(deployment, "revoked");
        rollout.commit();

        assertThat(target.confirm(admitted, deployment)).isFalse();
        assertThat(target.known()).containsExactly(deployment);
    }

    @Test
    void aRefusalStopsWhatServesUntilItIsPreparedAgain() {
        target.prepare(admitted, deployment).commit();
        target.refuse(deployment, "revoked");
        assertThat(target.confirm(admitted, deployment)).isFalse();

        target.prepare(admitted, deployment).commit();

        assertThat(target.confirm(admitted, deployment)).isTrue();
    }

    @Test
    void servesNoOtherContentThanWasPrepared() {
        target.prepare(admitted, deployment).commit();

        assertThat(target.confirm(admitted(4), deployment)).isFalse();
        assertThat(target.confirm(admitted, deployment))
                .as("it stopped, and stays so until it is prepared again")
                .isFalse();
    }

    @Test
    void servesInNoOtherRoleThanWasPrepared() {
        target.prepare(admitted, deployment).commit();

        assertThat(target.confirm(admitted, deployment("1", admitted, DeploymentRole.SHADOW)))
                .isFalse();
    }

    @Test
    void knowsWhatItExpectsAndDoesNotConfirmIt() {
        target.expect(deployment);
        assertThat(target.known()).containsExactly(deployment);
        assertThat(target.confirm(admitted, deployment)).isFalse();

        target.prepare(admitted, deployment).commit();
        target.expect(deployment);

        assertThat(target.confirm(admitted, deployment)).isTrue();
    }

    @Test
    void forgetsWhatIsWithdrawn() {
        target.prepare(admitted, deployment).commit();
        target.withdraw(deployment);

        assertThat(target.confirm(admitted, deployment)).isFalse();
        assertThat(target.known()).isEmpty();
        assertThatCode(() -> target.withdraw(deployment)).doesNotThrowAnyException();
    }

    @Test
    void keepsDeploymentsApart() {
        var other = admitted(4);
        var second = deployment("2", other, DeploymentRole.CHAMPION);
        target.prepare(admitted, deployment).commit();
        target.prepare(other, second).commit();
        target.withdraw(deployment);

        assertThat(target.confirm(other, second)).isTrue();
        assertThat(target.known()).containsExactly(second);
    }
}
