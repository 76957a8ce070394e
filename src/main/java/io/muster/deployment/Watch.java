package io.muster.deployment;

import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps what this node serves in step with the rows and the certificates: loads what other nodes deployed or a restart
 * forgot, drops what ended, and refuses what is not, or no longer, certified. A row that somebody wrote by hand goes
 * through the same door.
 */
@Component
class Watch {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Actor SELF = Actor.system("deployment");

    private final DeploymentRows rows;
    private final Admission admission;
    private final DeploymentTarget target;
    private final Facts facts;
    private final DeploymentSettings settings;
    private final TransactionTemplate transaction;
    private final Map<String, Failure> failures = new HashMap<>();

    Watch(
            DeploymentRows rows,
            Admission admission,
            DeploymentTarget target,
            Facts facts,
            DeploymentSettings settings,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.admission = admission;
        this.target = target;
        this.facts = facts;
        this.settings = settings;
        this.transaction = transaction;
    }

    /** A load that failed is not tried again at each look. */
    private record Failure(Admitted tried, String why, Instant again) {}

    synchronized void look() {
        var active = rows.active().stream()
                .filter(deployment -> target.serves(deployment.environment()))
                .collect(Collectors.toMap(Deployment::id, deployment -> deployment));
        failures.keySet().retainAll(active.keySet());
        active.values().forEach(this::keep);
        target.known().stream()
                .filter(deployment -> !active.containsKey(deployment.id()))
                .filter(deployment -> !rows.isActive(deployment.id()))
                .forEach(target::withdraw);
    }

    private void keep(Deployment deployment) {
        try {
            var admitted = admission.admit(deployment.version(), deployment.environment());
            if (!target.confirm(admitted, deployment)) {
                load(admitted, deployment);
            }
            noteAdmitted(deployment);
        } catch (Refusal | IllegalArgumentException e) {
            target.refuse(deployment, String.valueOf(e.getMessage()));
            noteRefused(deployment, String.valueOf(e.getMessage()));
        }
    }

    private void load(Admitted admitted, Deployment deployment) {
        var failure = failures.get(deployment.id());
        if (failure != null
                && failure.tried.isSameContentAs(admitted)
                && facts.now().isBefore(failure.again)) {
            throw new DeploymentRefused(deployment.version(), deployment.environment(), failure.why);
        }

        try {
            target.prepare(admitted, deployment).commit();
            failures.remove(deployment.id());
        } catch (RuntimeException e) {
            var why = String.valueOf(e.getMessage());
            failures.put(deployment.id(), new Failure(admitted, why, facts.now().plus(settings.retry())));
            throw new DeploymentRefused(deployment.version(), deployment.environment(), why);
        }
    }

    private void noteAdmitted(Deployment deployment) {
        if (deployment.refusal() != null) {
            transaction.executeWithoutResult(status -> rows.admit(deployment.id()));
        }
    }

    private void noteRefused(Deployment deployment, String why) {
        transaction.executeWithoutResult(status -> {
            var now = facts.now();
            if (rows.refuse(deployment.id(), why, now)) {
                LOG.error("{} does not serve in '{}': {}", deployment.version(), deployment.environment(), why);
                facts.publish(new ServiceRefused(
                        deployment.id(),
                        deployment.version(),
                        deployment.environment(),
                        deployment.role(),
                        why,
                        SELF,
                        now));
            }
        });
    }
}
