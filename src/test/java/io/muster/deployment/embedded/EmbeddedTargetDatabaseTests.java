package io.muster.deployment.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.deployment.DeploymentSettings;
import io.muster.deployment.DeploymentTarget;
import io.muster.deployment.DeploymentTargetContract;
import io.muster.deployment.EndpointTarget;
import io.muster.scoring.Scoring;
import io.muster.testing.SettableClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class EmbeddedTargetDatabaseTests extends DeploymentTargetContract {

    @Autowired
    private Scoring scoring;

    @Autowired
    private DeploymentSettings settings;

    @Autowired
    private SettableClock clock;

    @Override
    protected DeploymentTarget target() {
        clock.set(SettableClock.START);
        return TestNode.start(scoring, settings, clock).target();
    }

    @Test
    void answersTheRequestsOfThisNode() {
        assertThat(target()).isInstanceOf(EndpointTarget.class);
    }
}
