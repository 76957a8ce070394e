package io.muster.publishing;

import java.time.Clock;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.springframework.context.ApplicationEventPublisher;

/** Writes down every deployment, in its transaction: one that is refused later on leaves no such entry. */
final class RecordDeployment implements Deployer {

    private final ApplicationEventPublisher events;
    private final Clock clock;

    RecordDeployment(ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (deployment.isNew()) {
            var sent = DeploymentFiles.of(deployment.getResources());
            events.publishEvent(new Deployed(
                    deployment.getId(),
                    deployment.getName(),
                    deployment.getSource(),
                    sent.digest(),
                    sent.digests(),
                    Deploying.actor(),
                    clock.instant()));
        }
    }
}
