package io.muster.deployment;

import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.muster.shared.Actor;
import io.muster.shared.ModelId;
import io.muster.shared.VersionId;
import io.muster.testing.SettableClock;
import java.time.Duration;
import org.example.SlowTarget;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A target from outside that fails or does not answer harms nothing but itself. */
class OutsideTargetTests {

    private static final Duration LIMIT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofMinutes(1);

    private static final Deployment DEPLOYMENT = new Deployment(
            "1",
            new VersionId(new ModelId("credit"), 1),
            "production",
            DeploymentRole.CHAMPION,
            "slow",
            "serial",
            Actor.person("otto"),
            SettableClock.START,
            null,
            null);

    private final SlowTarget slow = new SlowTarget();
    private final DeploymentTarget target = OutsideTarget.bounding(slow, LIMIT);

    @AfterEach
    void letGo() {
        slow.letGo();
    }

    @Test
    void musterDoesNotWaitForOneThatDoesNotAnswer() {
        assertTimeoutPreemptively(LONG, () -> {
            assertThat(target.known()).isEmpty();
            target.withdraw(DEPLOYMENT);
            target.refuse(DEPLOYMENT, "revoked");
            assertThatThrownBy(() -> target.confirm(null, DEPLOYMENT))
                    .satisfies(refusedWith(DeploymentProblem.TARGET_FAILED))
                    .hasMessageContaining("'slow' (org.example.SlowTarget)")
                    .hasMessageContaining("'confirm': an earlier call has no answer yet");
        });
    }

    @Test
    void itsDeploymentsAreAttendedToAlthoughItDoesNotSayThatItServesThem() {
        assertThat(target.serves("production")).isTrue();
    }

    @Test
    void whatIsPreparedTooLateIsAborted() {
        assertThatThrownBy(() -> target.prepare(null, DEPLOYMENT))
                .satisfies(refusedWith(DeploymentProblem.TARGET_FAILED))
                .hasMessageContaining("'prepare': no answer within");

        slow.letGo();

        assertTimeoutPreemptively(LONG, slow::awaitAbort);
    }

    @Test
    void saysWhyItFailed() {
        slow.breakDown();

        assertThatThrownBy(() -> OutsideTarget.bounding(slow, LONG).prepare(null, DEPLOYMENT))
                .satisfies(refusedWith(DeploymentProblem.TARGET_FAILED))
                .hasMessageContaining("the cluster is away");
        assertThatCode(() -> OutsideTarget.bounding(slow, LONG).expect(DEPLOYMENT))
                .doesNotThrowAnyException();
    }

    @Test
    void answersOnceItsTargetDoes() {
        slow.letGo();

        assertThat(OutsideTarget.bounding(slow, LONG).confirm(null, DEPLOYMENT)).isTrue();
        assertThat(OutsideTarget.bounding(slow, LONG).serves("production")).isFalse();
    }

    @Test
    void mustersOwnAreCalledDirectly() {
        var own = new RecordingTarget();

        assertThat(OutsideTarget.bounding(own, LIMIT)).isSameAs(own);
    }
}
