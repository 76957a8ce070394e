package io.muster.deployment;

import io.muster.deployment.ServingEvent.VersionDeployed;
import io.muster.deployment.ServingEvent.VersionUndeployed;
import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import io.muster.shared.events.EventPublisher;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The service for deployments: what serves where, in which role. It writes the rows; each node decides by certificate
 * whether to follow them.
 */
@Service
public class Deployments {

    private final DeploymentRows rows;
    private final UsageBook usage;
    private final ServingAdmission admission;
    private final DeploymentTargets targets;
    private final EventPublisher events;

    Deployments(
            DeploymentRows rows,
            UsageBook usage,
            ServingAdmission admission,
            DeploymentTargets targets,
            EventPublisher events) {
        this.rows = rows;
        this.usage = usage;
        this.admission = admission;
        this.targets = targets;
        this.events = events;
    }

    /**
     * What to put into service, where and how.
     *
     * @param target name of a {@link DeploymentTarget}; null for the one that served the version last in this
     *     environment, or else the one of the settings
     */
    public record Request(
            VersionId version,
            String environment,
            DeploymentRole role,
            @Nullable String target) {}

    /** As {@link #deploy(Request, Actor)}, for a request that names no target. */
    @Transactional
    public Deployment deploy(VersionId id, String environment, DeploymentRole role, Actor by) {
        return deploy(new Request(id, environment, role, null), by);
    }

    /**
     * Puts a version into service in the caller's transaction; this node switches when it commits, the others follow
     * within the refresh interval. A new champion replaces the old one. Deploying a version again changes its role.
     *
     * @throws Refusal {@code UNKNOWN_TARGET} if there is no target of the requested name
     * @throws Refusal {@code DEPLOYMENT_REFUSED} without a valid certificate for its artifact and this environment
     * @throws io.muster.shared.Refusal if it cannot be loaded or does not reproduce its golden records
     */
    @Transactional
    public Deployment deploy(Request request, Actor by) {
        var target = target(request);
        var id = request.version();
        var admitted = admission.admit(id, request.environment());
        var serial = admitted.certificate();
        var deployment = rows.draft(request, target.name(), serial, by, events.now());
        var rollout = target.prepare(admitted, deployment);
        afterCompletion(rollout);
        makeRoom(deployment, by);
        rows.insert(deployment);
        // Checked again, because loading takes time and the certificate may have changed meanwhile.
        admission.admit(id, request.environment());
        events.publish(event(deployment));
        return deployment;
    }

    private DeploymentTarget target(Request request) {
        if (request.target() != null) {
            return targets.named(request.target());
        }
        return rows.of(request.version()).stream()
                .filter(former -> former.environment().equals(request.environment()))
                .reduce((earlier, later) -> later)
                .map(former -> targets.named(former.target()))
                .orElseGet(targets::usual);
    }

    private static VersionDeployed event(Deployment deployment) {
        return new VersionDeployed(
                deployment.id(),
                deployment.version(),
                deployment.environment(),
                deployment.role(),
                deployment.target(),
                deployment.certificate(),
                deployment.by(),
                deployment.since());
    }

    /** Takes a version out of service everywhere. Does nothing if it is not in service. */
    @Transactional
    public void undeploy(VersionId version, String reason, Actor by) {
        rows.of(version).stream().filter(Deployment::isActive).forEach(deployment -> end(deployment, reason, by));
    }

    /** All deployments in force. */
    @Transactional(readOnly = true)
    public List<Deployment> all() {
        return rows.active();
    }

    /** All present and past deployments of a version, in order of time. */
    @Transactional(readOnly = true)
    public List<Deployment> of(VersionId version) {
        return rows.of(version);
    }

    /**
     * The usage of a version since the hour of an instant: all calls on this node, and those on others that have been
     * reported. A call may count twice while it is being reported; none is missed.
     */
    @Transactional(readOnly = true)
    public Usage usage(VersionId version, Instant since) {
        var hour = since.truncatedTo(ChronoUnit.HOURS);
        return Usage.of(version, hour, usage.callers(version, hour));
    }

    private void makeRoom(Deployment deployment, Actor by) {
        for (var other : rows.active()) {
            if (!other.environment().equals(deployment.environment())) {
                continue;
            }
            if (other.version().equals(deployment.version())) {
                end(other, "Continues as " + deployment.role(), by);
            } else if (deployment.isChampion()
                    && other.isChampion()
                    && other.version().model().equals(deployment.version().model())) {
                end(other, "Replaced by " + deployment.version(), by);
            }
        }
    }

    private void end(Deployment deployment, String reason, Actor by) {
        if (!rows.end(deployment.id(), new Deployment.Ending(by, events.now(), reason))) {
            return;
        }
        events.publish(new VersionUndeployed(
                deployment.id(),
                deployment.version(),
                deployment.environment(),
                deployment.role(),
                reason,
                by,
                events.now()));
        afterCompletion(new DeploymentTarget.Rollout() {
            @Override
            public void commit() {
                targets.find(deployment.target()).ifPresent(target -> target.withdraw(deployment));
            }

            @Override
            public void abort() {}
        });
    }

    private static void afterCompletion(DeploymentTarget.Rollout rollout) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_COMMITTED) {
                    rollout.commit();
                } else {
                    rollout.abort();
                }
            }
        });
    }
}
