package io.muster.deployment;

import static io.muster.deployment.CertifiedModels.PRODUCTION;
import static io.muster.deployment.DeploymentRole.CHAMPION;
import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.deployment.embedded.TestNode;
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
import org.springframework.transaction.support.TransactionTemplate;

/** Two nodes serve a version whose evidence is altered in the database. */
@MusterModuleTest
@Import(CertifiedModels.class)
// Only the tests reconcile.
@TestPropertySource(properties = "muster.deployment.refresh=1d")
class DamagedEvidenceDatabaseTests {

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
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private TestNode node;
    private TestNode another;
    private VersionId version;

    @BeforeEach
    void serveOnTwoNodes() {
        clock.set(SettableClock.START);
        forgetDeployments();
        node = TestNode.start(scoring, settings, clock);
        another = TestNode.start(scoring, settings, clock);
        version = models.certifiedTimesVersion(models.model(), 3);
        deploy(node);
        new ServingLoader(rows, admission, targets(another), notes, failures).load();
        ask(node);
        ask(another);
    }

    @AfterEach
    void forgetDeployments() {
        jdbc.sql("delete from deployment_deployment").update();
    }

    @Test
    void stopsAtTheNextLookOfEveryNodeAndSaysWhy() {
        jdbc.sql("update evidence_record set recorded_by = 'mallory' where subject = ?")
                .param(version.toString())
                .update();

        look(node);
        look(another);

        assertRefused(node);
        assertRefused(another);
        assertThat(rows.active().get(0).refusal()).contains("does not match its digest");
    }

    @Test
    void isNotLoadedByANodeThatStarts() {
        jdbc.sql("delete from evidence_record where subject = ?")
                .param(version.toString())
                .update();
        var fresh = TestNode.start(scoring, settings, clock);

        look(fresh);
        new ServingLoader(rows, admission, targets(fresh), notes, failures).load();

        assertRefused(fresh);
    }

    @Test
    void cannotBeDeployedOrPromoted() {
        jdbc.sql("update evidence_record set outcome = 'rejected' where subject = ?")
                .param(version.toString())
                .update();

        assertThatThrownBy(() -> deploy(node))
                .satisfies(refusedWith(DeploymentProblem.DEPLOYMENT_REFUSED))
                .hasMessageContaining("The evidence of %s is damaged".formatted(version));
    }

    @Test
    void servesAgainWhenItIsMended() {
        jdbc.sql("update evidence_record set outcome = 'rejected' where kind = 'sign-off' and subject = ?")
                .param(version.toString())
                .update();
        look(node);
        assertRefused(node);
        jdbc.sql("update evidence_record set outcome = 'approved' where kind = 'sign-off' and subject = ?")
                .param(version.toString())
                .update();

        look(node);
        new ServingLoader(rows, admission, targets(node), notes, failures).load();

        assertThatCode(() -> ask(node)).doesNotThrowAnyException();
    }

    private void deploy(TestNode where) {
        var deployments = new Deployments(rows, usage, admission, targets(where), events);
        transaction.executeWithoutResult(
                status -> deployments.deploy(version, PRODUCTION, CHAMPION, TestUsers.OPERATOR));
    }

    private void look(TestNode where) {
        new ServingReconciler(rows, admission, targets(where), notes).check();
    }

    private DeploymentTargets targets(TestNode where) {
        return new DeploymentTargets(List.of(where.target()), settings);
    }

    private void ask(TestNode where) {
        targets(where).lease(version.model(), null).close();
    }

    private void assertRefused(TestNode where) {
        assertThatThrownBy(() -> ask(where))
                .satisfies(refusedWith(DeploymentProblem.MODEL_UNAVAILABLE))
                .hasMessageContaining("The evidence of %s is damaged".formatted(version));
    }
}
