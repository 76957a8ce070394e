package io.muster.deployment;

import io.muster.shared.Refusal;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The periodic check that what this node serves may still serve: it drops ended deployments and refuses those without a
 * valid certificate. A manually written or changed row goes through the same check. It loads nothing, so that a slow
 * artifact does not keep a revoked one in service.
 */
@Component
class ServingReconciler {

    private static final Logger LOG = LoggerFactory.getLogger(ServingReconciler.class);

    private final DeploymentRows rows;
    private final Admission admission;
    private final DeploymentTarget target;
    private final ServingLog notes;

    ServingReconciler(DeploymentRows rows, Admission admission, DeploymentTarget target, ServingLog notes) {
        this.rows = rows;
        this.admission = admission;
        this.target = target;
        this.notes = notes;
    }

    synchronized void check() {
        var active = rows.active().stream()
                .filter(deployment -> target.serves(deployment.environment()))
                .collect(Collectors.toMap(Deployment::id, Function.identity()));
        active.values().forEach(this::check);
        target.known().stream()
                .filter(deployment -> !active.containsKey(deployment.id()))
                .filter(deployment -> !isWanted(deployment.id()))
                .forEach(this::drop);
    }

    private void check(Deployment deployment) {
        try {
            var admitted = admission.keep(deployment.version(), deployment.environment());
            if (target.confirm(admitted, deployment)) {
                notes.serving(deployment);
            } else {
                target.expect(deployment);
            }
        } catch (Refusal e) {
            refuse(deployment, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            DatabaseAway.rethrow(e);
            LOG.error("{} cannot be checked", deployment.version(), e);
            refuse(deployment, "%s cannot be checked: %s".formatted(deployment.version(), e.getMessage()));
        }
    }

    private void refuse(Deployment deployment, String why) {
        target.refuse(deployment, why);
        try {
            notes.refused(deployment, why);
        } catch (RuntimeException e) {
            DatabaseAway.rethrow(e);
            LOG.error("{} does not serve, but this cannot be recorded: {}", deployment.version(), why, e);
        }
    }

    /** Reads the row again, because something may have been deployed since the list was read. */
    private boolean isWanted(String id) {
        return rows.find(id)
                .filter(Deployment::isActive)
                .filter(deployment -> target.serves(deployment.environment()))
                .isPresent();
    }

    private void drop(Deployment deployment) {
        target.withdraw(deployment);
        notes.forget(deployment);
    }
}
