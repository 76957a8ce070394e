package io.muster.deployment;

import io.muster.shared.events.EventPublisher;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The loader of versions that other nodes deployed, or that must be loaded again after a restart. */
@Component
class ServingLoader {

    private static final Logger LOG = LoggerFactory.getLogger(ServingLoader.class);

    private final DeploymentRows rows;
    private final ServingAdmission admission;
    private final DeploymentTargets targets;
    private final ServingLog notes;
    private final FailedLoads failures;
    private volatile boolean caughtUp;

    ServingLoader(
            DeploymentRows rows,
            ServingAdmission admission,
            DeploymentTargets targets,
            ServingLog notes,
            FailedLoads failures) {
        this.rows = rows;
        this.admission = admission;
        this.targets = targets;
        this.notes = notes;
        this.failures = failures;
    }

    /** Whether everything that could be loaded has been, at least once. */
    boolean isCaughtUp() {
        return caughtUp;
    }

    synchronized void load() {
        var active = rows.active().stream().filter(targets::concerns).toList();
        failures.forgetAllBut(active);
        for (var deployment : active) {
            // One at an unknown target is left to the reconciler.
            targets.find(deployment.target()).ifPresent(target -> load(deployment, target));
        }
        caughtUp = true;
    }

    private void load(Deployment deployment, DeploymentTarget target) {
        try {
            admitted(deployment)
                    .filter(admitted -> !target.confirm(admitted, deployment))
                    .filter(admitted -> failures.mayTry(deployment, admitted))
                    .ifPresent(admitted -> load(deployment, admitted, target));
        } catch (RuntimeException e) {
            // A failure of one deployment must not keep the others from being loaded.
            DatabaseUnavailable.rethrow(e);
            LOG.error("{} cannot be loaded", deployment.version(), e);
        }
    }

    /** The admission; deployments that are not admitted are left to the reconciler. */
    private Optional<Admitted> admitted(Deployment deployment) {
        try {
            return Optional.of(admission.keep(deployment.version(), deployment.environment()));
        } catch (RuntimeException e) {
            // Admission fails closed: after any failure of the check, the version is not loaded now.
            DatabaseUnavailable.rethrow(e);
            return Optional.empty();
        }
    }

    private void load(Deployment deployment, Admitted admitted, DeploymentTarget target) {
        try {
            serve(deployment, target, target.prepare(admitted, deployment));
            failures.forget(deployment);
        } catch (RuntimeException | LinkageError e) {
            // Runtimes fail in many ways, native ones with linkage errors: each is a reason not to serve.
            var why = "%s cannot be loaded: %s".formatted(deployment.version(), e.getMessage());
            failures.note(deployment, admitted);
            target.refuse(deployment, why);
            notes.refused(deployment, why);
        }
    }

    /** Checks again, because loading takes time, and both the certificate and the deployment may have changed meanwhile. */
    private void serve(Deployment deployment, DeploymentTarget target, DeploymentTarget.Rollout rollout) {
        try {
            admission.keep(deployment.version(), deployment.environment());
        } catch (RuntimeException e) {
            // Aborts after any failure, because the prepared version holds memory.
            rollout.abort();
            throw e;
        }
        rollout.commit();
        if (rows.find(deployment.id()).filter(Deployment::isActive).isEmpty()) {
            target.withdraw(deployment);
        }
    }

    /** The failed loads of this node, which are not retried in each round, unless other content is admitted. */
    @Component
    static class FailedLoads {

        private final EventPublisher events;
        private final DeploymentSettings settings;
        private final Map<String, Failure> failures = new HashMap<>();

        FailedLoads(EventPublisher events, DeploymentSettings settings) {
            this.events = events;
            this.settings = settings;
        }

        private record Failure(Admitted tried, Instant again) {}

        boolean mayTry(Deployment deployment, Admitted admitted) {
            var failure = failures.get(deployment.id());
            return failure == null
                    || !failure.tried.isSameContentAs(admitted)
                    || !events.now().isBefore(failure.again);
        }

        void note(Deployment deployment, Admitted tried) {
            failures.put(deployment.id(), new Failure(tried, events.now().plus(settings.retry())));
        }

        void forget(Deployment deployment) {
            failures.remove(deployment.id());
        }

        void forgetAllBut(Collection<Deployment> active) {
            failures.keySet().retainAll(active.stream().map(Deployment::id).collect(Collectors.toSet()));
        }
    }
}
