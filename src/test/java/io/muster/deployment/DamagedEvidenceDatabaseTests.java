package io.muster.deployment;

import static io.muster.deployment.DeploymentRole.CHAMPION;
import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.deployment.embedded.TestNode;
import io.muster.shared.VersionId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes serve a version whose evidence is altered in the database. */
class DamagedEvidenceDatabaseTests extends NodeFixture {

    private TestNode node;
    private TestNode another;
    private VersionId version;

    @BeforeEach
    void serveOnTwoNodes() {
        node = TestNode.start(scoring, settings, clock);
        another = TestNode.start(scoring, settings, clock);
        version = models.certifiedTimesVersion(models.model(), 3);
        deploy(node);
        loader(targets(another)).load();
        ask(node);
        ask(another);
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
        loader(targets(fresh)).load();

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
        loader(targets(node)).load();

        assertThatCode(() -> ask(node)).doesNotThrowAnyException();
    }

    private void deploy(TestNode where) {
        deploy(targets(where), version, CHAMPION, null);
    }

    private void look(TestNode where) {
        reconciler(targets(where)).check();
    }

    private DeploymentTargets targets(TestNode where) {
        return targets(where.target());
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
