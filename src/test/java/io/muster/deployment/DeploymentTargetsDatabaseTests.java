package io.muster.deployment;

import static io.muster.deployment.DeploymentRole.CHAMPION;
import static io.muster.deployment.DeploymentRole.SHADOW;
import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.deployment.ServingEvent.ServiceRefused;
import io.muster.deployment.ServingEvent.VersionDeployed;
import io.muster.deployment.embedded.TestNode;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;

/** A node with two targets: itself and one elsewhere. */
class DeploymentTargetsDatabaseTests extends NodeFixture {

    private static final String HERE = "embedded";

    @Autowired
    ApplicationEvents events;

    private RecordingTarget elsewhere;
    private DeploymentTargets targets;
    private VersionId version;

    @BeforeEach
    void startANodeWithTwoTargets() {
        elsewhere = new RecordingTarget();
        targets = targets(TestNode.start(scoring, settings, clock).target(), elsewhere);
        version = models.certifiedTimesVersion(models.model(), 3);
    }

    private Deployment deploy(VersionId which, DeploymentRole role, @Nullable String target) {
        return deploy(targets, which, role, target);
    }

    private void look() {
        reconciler(targets).check();
        loader(targets).load();
    }

    private boolean isServedHere() {
        try (var lease = targets.lease(version.model(), null)) {
            return lease.deployment().version().equals(version);
        } catch (Refusal notServed) {
            assertThat(notServed).satisfies(refusedWith(DeploymentProblem.MODEL_NOT_SERVED));
            return false;
        }
    }

    @Test
    void theRequestChoosesTheTarget() {
        var deployment = deploy(version, CHAMPION, RecordingTarget.NAME);

        assertThat(deployment.target()).isEqualTo(RecordingTarget.NAME);
        assertThat(rows.find(deployment.id())).contains(deployment);
        assertThat(elsewhere.told()).containsExactly("prepare " + version, "serve " + version);
        assertThat(isServedHere()).isFalse();
        assertThat(events.stream(VersionDeployed.class))
                .extracting(VersionDeployed::target)
                .containsExactly(RecordingTarget.NAME);
    }

    @Test
    void aRequestThatNamesNoneGoesToTheTargetOfTheSettings() {
        assertThat(deploy(version, CHAMPION, null).target()).isEqualTo(HERE);
        assertThat(isServedHere()).isTrue();
        assertThat(elsewhere.told()).isEmpty();
    }

    @Test
    void anotherRoleLeavesTheVersionAtItsTarget() {
        deploy(version, SHADOW, RecordingTarget.NAME);

        assertThat(deploy(version, CHAMPION, null).target()).isEqualTo(RecordingTarget.NAME);
    }

    @Test
    void refusesAnUnknownTargetAndListsTheKnownOnes() {
        assertThatThrownBy(() -> deploy(version, CHAMPION, "mars"))
                .satisfies(refusedWith(DeploymentProblem.UNKNOWN_TARGET))
                .hasMessage("There is no deployment target 'mars' here; known are [embedded, recording]");
        assertThat(rows.of(version)).isEmpty();
    }

    @Test
    void aVersionThatMovesLeavesItsFormerTarget() {
        deploy(version, CHAMPION, RecordingTarget.NAME);

        deploy(version, CHAMPION, HERE);

        assertThat(isServedHere()).isTrue();
        assertThat(elsewhere.told()).endsWith("withdraw " + version);
        assertThat(elsewhere.known()).isEmpty();
    }

    @Test
    void aModelHasOneChampionAnEnvironmentAtWhicheverTarget() {
        var next = models.certifiedTimesVersion(version.model(), 4);
        deploy(version, CHAMPION, HERE);

        deploy(next, CHAMPION, RecordingTarget.NAME);

        assertThat(rows.active()).extracting(Deployment::version).containsExactly(next);
        assertThat(isServedHere()).isFalse();
    }

    @Test
    void eachTargetLearnsOfItsOwnDeploymentsOnly() {
        deploy(version, CHAMPION, RecordingTarget.NAME);
        var afterRestart = new RecordingTarget();
        targets = targets(TestNode.start(scoring, settings, clock).target(), afterRestart);

        look();

        assertThat(afterRestart.told()).containsExactly("prepare " + version, "serve " + version);
        assertThat(isServedHere()).isFalse();
    }

    @Test
    void aRowMovedToAnotherTargetByHandServesNoMoreHere() {
        deploy(version, CHAMPION, HERE);

        jdbc.sql("update deployment_deployment set target = 'recording'").update();
        look();

        assertThat(isServedHere()).isFalse();
        assertThat(elsewhere.known()).extracting(Deployment::version).containsExactly(version);
    }

    @Test
    void aDeploymentWhoseTargetIsGoneIsRefusedAndNoted() {
        deploy(version, CHAMPION, RecordingTarget.NAME);
        targets = targets(TestNode.start(scoring, settings, clock).target());

        look();
        look();

        assertThat(rows.of(version))
                .extracting(Deployment::refusal)
                .containsExactly("There is no deployment target 'recording' here; known are [embedded]");
        assertThat(events.stream(ServiceRefused.class)).hasSize(1);
    }

    @Test
    void refusesToStartWithTargetsOfTheSameName() {
        assertThatThrownBy(() -> targets(new RecordingTarget(), new RecordingTarget()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Two deployment targets are named 'recording'");
    }

    @Test
    void refusesToStartWhenTheSettingsNameNoTarget() {
        assertThatThrownBy(() -> targets(elsewhere))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("muster.deployment.target is 'embedded'; expected one of the deployment targets"
                        + " [recording]");
    }
}
