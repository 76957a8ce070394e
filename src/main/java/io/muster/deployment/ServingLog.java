package io.muster.deployment;

import io.muster.deployment.ServingEvent.ServiceRefused;
import io.muster.shared.Actor;
import io.muster.shared.events.EventPublisher;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The log of refusals: records once why this node does not serve a deployment, and removes it when it serves again. Where
 * nodes disagree, the history of interruptions holds the first refusal of each of them, not each exchange.
 */
@Component
class ServingLog {

    private static final Logger LOG = LoggerFactory.getLogger(ServingLog.class);
    private static final Actor SELF = Actor.system("deployment");

    private final DeploymentRows rows;
    private final EventPublisher events;
    private final TransactionTemplate transaction;

    /** Two nodes that disagree overwrite each other's row; the audit trail gets each reason once. */
    private final ConcurrentMap<String, String> noted = new ConcurrentHashMap<>();

    ServingLog(DeploymentRows rows, EventPublisher events, TransactionTemplate transaction) {
        this.rows = rows;
        this.events = events;
        this.transaction = transaction;
    }

    void refused(Deployment deployment, String why) {
        var news = !why.equals(noted.get(deployment.id()));
        transaction.executeWithoutResult(status -> {
            if (rows.refuse(deployment.id(), why, events.now()) && news) {
                rows.beginInterruption(deployment.id(), why, events.now());
                LOG.error("{} does not serve in '{}': {}", deployment.version(), deployment.environment(), why);
                events.publish(event(deployment, why));
            }
        });
        noted.put(deployment.id(), why);
    }

    void serving(Deployment deployment) {
        noted.remove(deployment.id());
        if (deployment.refusal() != null) {
            transaction.executeWithoutResult(status -> {
                rows.admit(deployment.id());
                rows.endInterruption(deployment.id(), events.now());
            });
        }
    }

    void forget(Deployment deployment) {
        noted.remove(deployment.id());
    }

    private ServiceRefused event(Deployment deployment, String why) {
        return new ServiceRefused(
                deployment.id(),
                deployment.version(),
                deployment.environment(),
                deployment.role(),
                why,
                SELF,
                events.now());
    }
}
