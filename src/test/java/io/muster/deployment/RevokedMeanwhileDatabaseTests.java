package io.muster.deployment;

import static io.muster.deployment.CertifiedModels.PRODUCTION;
import static io.muster.deployment.DeploymentRole.CHAMPION;
import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.deployment.embedded.TestNode;
import io.muster.evidence.Certificate;
import io.muster.evidence.certificates.Certificates;
import io.muster.scoring.Scoring;
import io.muster.shared.EventPublisher;
import io.muster.shared.VersionId;
import io.muster.testing.MusterModuleTest;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

/** Loading takes time: a version whose certificate is revoked meanwhile must not serve, in any order of events. */
@MusterModuleTest
@Import(CertifiedModels.class)
@RecordApplicationEvents
// Only the tests reconcile.
@TestPropertySource(properties = "muster.deployment.refresh=1d")
class RevokedMeanwhileDatabaseTests {

    private static final Runnable NOTHING = () -> {};

    @Autowired
    DeploymentRows rows;

    @Autowired
    UsageBook usage;

    @Autowired
    Admission admission;

    @Autowired
    ServingLog notes;

    @Autowired
    FailedLoads failures;

    @Autowired
    EventPublisher events;

    @Autowired
    DeploymentSettings settings;

    @Autowired
    Scoring scoring;

    @Autowired
    CertifiedModels models;

    @Autowired
    Certificates certificates;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private TestNode node;
    private VersionId version;
    private Certificate certificate;

    @BeforeEach
    void startANode() {
        clock.set(SettableClock.START);
        forgetDeployments();
        node = TestNode.start(scoring, settings, clock);
        version = models.timesVersion(models.model(), 3);
        certificate = models.certify(version);
    }

    @AfterEach
    void forgetDeployments() {
        jdbc.sql("delete from deployment_deployment").update();
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
        loader(() -> watch().check(), () -> watch().check()).load();

        assertThatCode(this::ask).doesNotThrowAnyException();
    }

    private void deploy(DeploymentTarget target) {
        var deployments = new Deployments(rows, usage, admission, targets(target), events);
        transaction.executeWithoutResult(
                status -> deployments.deploy(version, PRODUCTION, CHAMPION, TestUsers.OPERATOR));
    }

    /** This node learns of it only by reconciling. */
    private void deployElsewhere() {
        deploy(TestNode.start(scoring, settings, clock).target());
    }

    private ServingLoader loader(Runnable whileLoading, Runnable beforeSwitching) {
        var target = new EventfulTarget(node.target(), whileLoading, beforeSwitching);
        return new ServingLoader(rows, admission, targets(target), notes, failures);
    }

    private ServingReconciler watch() {
        return new ServingReconciler(rows, admission, targets(node.target()), notes);
    }

    private void revoke() {
        certificates.revoke(certificate.serial(), "unsound", TestUsers.OPERATOR);
    }

    private void revokeAndLook() {
        revoke();
        watch().check();
    }

    private DeploymentTargets targets(DeploymentTarget target) {
        return new DeploymentTargets(List.of(target), settings);
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
