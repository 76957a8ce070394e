package io.muster.deployment;

import static io.muster.deployment.DeploymentRole.CHAMPION;
import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.deployment.embedded.TestNode;
import io.muster.evidence.Certificate;
import io.muster.evidence.certificates.Certificates;
import io.muster.shared.VersionId;
import io.muster.testing.TestUsers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Loading takes time: a version whose certificate is revoked meanwhile must not serve, in any order of events. */
class RevokedMeanwhileDatabaseTests extends NodeFixture {

    private static final Runnable NOTHING = () -> {};

    @Autowired
    Certificates certificates;

    private TestNode node;
    private VersionId version;
    private Certificate certificate;

    @BeforeEach
    void startANode() {
        node = TestNode.start(scoring, settings, clock);
        version = models.timesVersion(models.model(), 3);
        certificate = models.certify(version);
    }

    @Test
    void whatIsRevokedWhileItIsDeployedIsNotDeployed() {
        assertThatThrownBy(() -> deploy(new EventfulTarget(node.target(), this::revoke, NOTHING)))
                .satisfies(refusedWith(DeploymentProblem.DEPLOYMENT_REFUSED))
                .hasMessageContaining("was revoked: unsound");

        assertThat(rows.of(version)).isEmpty();
        assertThatThrownBy(this::ask).satisfies(refusedWith(DeploymentProblem.MODEL_NOT_SERVED));
    }

    @Test
    void whatIsRefusedAsSoonAsItsDeploymentIsCommittedStaysRefused() {
        deploy(new EventfulTarget(node.target(), NOTHING, this::revokeAndLook));

        assertRefused();
    }

    @Test
    void whatIsRevokedWhileItIsLoadedStaysRefused() {
        deployElsewhere();
        loader(this::revokeAndLook, NOTHING).load();

        assertRefused();
    }

    @Test
    void whatIsRefusedBetweenTheLastCheckOfItsLoadingAndTheSwitchStaysRefused() {
        deployElsewhere();
        loader(NOTHING, this::revokeAndLook).load();

        assertRefused();
    }

    @Test
    void whatWasRefusedBeforeIsLoadedOnceItIsCertifiedAgain() {
        deployElsewhere();
        loader(NOTHING, this::revokeAndLook).load();
        models.certify(version);

        loader(NOTHING, NOTHING).load();

        assertThatCode(this::ask).doesNotThrowAnyException();
    }

    @Test
    void aLookDuringLoadingThatFindsNothingAmissDelaysNothing() {
        deployElsewhere();
        loader(() -> reconciler().check(), () -> reconciler().check()).load();

        assertThatCode(this::ask).doesNotThrowAnyException();
    }

    private void deploy(DeploymentTarget target) {
        deploy(targets(target), version, CHAMPION, null);
    }

    /** This node learns of it only by reconciling. */
    private void deployElsewhere() {
        deploy(TestNode.start(scoring, settings, clock).target());
    }

    private ServingLoader loader(Runnable whileLoading, Runnable beforeSwitching) {
        return loader(targets(new EventfulTarget(node.target(), whileLoading, beforeSwitching)));
    }

    private ServingReconciler reconciler() {
        return reconciler(targets(node.target()));
    }

    private void revoke() {
        certificates.revoke(certificate.serial(), "unsound", TestUsers.OPERATOR);
    }

    private void revokeAndLook() {
        revoke();
        reconciler().check();
    }

    private void ask() {
        targets(node.target()).lease(version.model(), null).close();
    }

    private void assertRefused() {
        assertThatThrownBy(this::ask)
                .satisfies(refusedWith(DeploymentProblem.MODEL_UNAVAILABLE))
                .hasMessageContaining("was revoked: unsound");
    }
}
