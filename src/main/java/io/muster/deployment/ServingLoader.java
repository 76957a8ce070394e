package io.muster.deployment;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Loads what other nodes deployed or a restart forgot. */
@Component
class ServingLoader {

    private static final Logger LOG = LoggerFactory.getLogger(ServingLoader.class);

    private final DeploymentRows rows;
    private final Admission admission;
    private final DeploymentTarget target;
    private final ServingLog notes;
    private final FailedLoads failures;
    private volatile boolean caughtUp;

    ServingLoader(
            DeploymentRows rows, Admission admission, DeploymentTarget target, ServingLog notes, FailedLoads failures) {
        this.rows = rows;
        this.admission = admission;
        this.target = target;
        this.notes = notes;
        this.failures = failures;
    }

    /** Whether all that could be loaded has been, at least once. */
    boolean isCaughtUp() {
        return caughtUp;
    }

    synchronized void load() {
        var active = rows.active().stream()
                .filter(deployment -> target.serves(deployment.environment()))
                .toList();
        failures.forgetAllBut(active);
        active.forEach(this::load);
        caughtUp = true;
    }

    private void load(Deployment deployment) {
        try {
            admitted(deployment)
                    .filter(admitted -> !target.confirm(admitted, deployment))
                    .filter(admitted -> failures.mayTry(deployment, admitted))
                    .ifPresent(admitted -> load(deployment, admitted));
        } catch (RuntimeException e) {
            // Whatever is wrong with one deployment must not keep the others from being loaded.
            DatabaseAway.rethrow(e);
            LOG.error("{} cannot be loaded", deployment.version(), e);
        }
    }

    /** What is not admitted is the watch's business. */
    private Optional<Admitted> admitted(Deployment deployment) {
        try {
            return Optional.of(admission.keep(deployment.version(), deployment.environment()));
        } catch (RuntimeException e) {
            // Admission fails closed: whatever went wrong with the check, the version is not loaded now.
            DatabaseAway.rethrow(e);
            return Optional.empty();
        }
    }

    private void load(Deployment deployment, Admitted admitted) {
        try {
            serve(deployment, target.prepare(admitted, deployment));
            failures.forget(deployment);
        } catch (RuntimeException | LinkageError e) {
            // Runtimes fail in their own ways, native ones by linkage errors: each is a reason not to serve.
            var why = "%s cannot be loaded: %s".formatted(deployment.version(), e.getMessage());
            failures.note(deployment, admitted);
            target.refuse(deployment, why);
            notes.refused(deployment, why);
        }
    }

    /** Loading takes time, and nothing stands still meanwhile: neither the certificate nor the deployment. */
    private void serve(Deployment deployment, DeploymentTarget.Rollout rollout) {
        try {
            admission.keep(deployment.version(), deployment.environment());
        } catch (RuntimeException e) {
            // For whatever reason: what was prepared holds memory.
            rollout.abort();
            throw e;
        }
        rollout.commit();
        if (rows.find(deployment.id()).filter(Deployment::isActive).isEmpty()) {
            target.withdraw(deployment);
        }
    }
}
