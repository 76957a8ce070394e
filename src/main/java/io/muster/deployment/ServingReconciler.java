package io.muster.deployment;

import io.muster.shared.Refusal;
import java.util.Map;
import java.util.Optional;
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
    private final ServingAdmission admission;
    private final DeploymentTargets targets;
    private final ServingLog notes;

    ServingReconciler(DeploymentRows rows, ServingAdmission admission, DeploymentTargets targets, ServingLog notes) {
        this.rows = rows;
        this.admission = admission;
        this.targets = targets;
        this.notes = notes;
    }

    synchronized void check() {
        var active = active();
        active.values().forEach(this::check);
        targets.all().forEach(target -> dropAllBut(active, target));
    }

    /**
     * Removes what was taken out of service on another node. It is one query and waits for no check, so that it may run
     * every second.
     */
    void dropEnded() {
        var active = active();
        targets.all().forEach(target -> dropAllBut(active, target));
    }

    private Map<String, Deployment> active() {
        return rows.active().stream()
                .filter(targets::concerns)
                .collect(Collectors.toMap(Deployment::id, Function.identity()));
    }

    private void dropAllBut(Map<String, Deployment> active, DeploymentTarget target) {
        target.known().stream()
                .filter(deployment -> !isAt(target, Optional.ofNullable(active.get(deployment.id()))))
                // Read again, because something may have been deployed since the list was read.
                .filter(deployment -> !isAt(target, rows.find(deployment.id())))
                .forEach(deployment -> drop(deployment, target));
    }

    private static boolean isAt(DeploymentTarget target, Optional<Deployment> row) {
        return row.filter(Deployment::isActive)
                .filter(deployment -> deployment.target().equals(target.name()))
                .filter(deployment -> target.serves(deployment.environment()))
                .isPresent();
    }

    private void check(Deployment deployment) {
        targets.find(deployment.target())
                .ifPresentOrElse(
                        target -> check(deployment, target),
                        () -> note(deployment, targets.unknown(deployment.target())));
    }

    private void check(Deployment deployment, DeploymentTarget target) {
        try {
            var admitted = admission.keep(deployment.version(), deployment.environment());
            if (target.confirm(admitted, deployment)) {
                notes.serving(deployment);
            } else {
                target.expect(deployment);
            }
        } catch (Refusal e) {
            refuse(deployment, target, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            DatabaseUnavailable.rethrow(e);
            LOG.error("{} cannot be checked", deployment.version(), e);
            refuse(deployment, target, "%s cannot be checked: %s".formatted(deployment.version(), e.getMessage()));
        }
    }

    private void refuse(Deployment deployment, DeploymentTarget target, String why) {
        target.refuse(deployment, why);
        note(deployment, why);
    }

    private void note(Deployment deployment, String why) {
        try {
            notes.refused(deployment, why);
        } catch (RuntimeException e) {
            DatabaseUnavailable.rethrow(e);
            LOG.error("{} does not serve, but this cannot be recorded: {}", deployment.version(), why, e);
        }
    }

    private void drop(Deployment deployment, DeploymentTarget target) {
        target.withdraw(deployment);
        notes.forget(deployment);
    }
}
