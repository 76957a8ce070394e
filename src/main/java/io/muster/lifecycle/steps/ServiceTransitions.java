package io.muster.lifecycle.steps;

import io.muster.deployment.Deployment;
import io.muster.deployment.DeploymentRole;
import io.muster.deployment.Deployments;
import io.muster.evidence.certificates.CertificateCheck;
import io.muster.evidence.certificates.Certificates;
import io.muster.inventory.Inventory;
import io.muster.inventory.versions.Stage;
import io.muster.scheduling.Schedules;
import io.muster.shared.VersionId;
import io.muster.step.StepContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The transitions of versions into and out of service, which keep deployments, inventory, certificates and plans consistent. */
@Component
public class ServiceTransitions {

    private static final String ROLLED_BACK = "Rolled back";
    private static final List<Stage> READY = List.of(Stage.APPROVED, Stage.SUSPENDED);

    private final Deployments deployments;
    private final Inventory inventory;
    private final Certificates certificates;
    private final Schedules schedules;
    private final Rollbacks rollbacks;

    ServiceTransitions(
            Deployments deployments,
            Inventory inventory,
            Certificates certificates,
            Schedules schedules,
            Rollbacks rollbacks) {
        this.deployments = deployments;
        this.inventory = inventory;
        this.certificates = certificates;
        this.schedules = schedules;
        this.rollbacks = rollbacks;
    }

    /** Makes a version the champion, at the target it is deployed at. */
    public void promote(VersionId version, String environment) {
        deploy(new Deployments.Request(version, environment, DeploymentRole.CHAMPION, null));
    }

    /** A champion is in service; a version on trial beside one is not yet. */
    public void deploy(Deployments.Request request) {
        var version = request.version();
        deployments.deploy(request, OutcomeNames.SELF);
        if (request.role() != DeploymentRole.CHAMPION) {
            return;
        }
        if (READY.contains(inventory.version(version).stage())) {
            inventory.goLive(version, OutcomeNames.SELF);
        }
        inventory.inService(version.model()).stream()
                .map(former -> former.id())
                .filter(former -> !former.equals(version) && !isServing(former))
                .forEach(former -> stepBack(former, version));
    }

    /**
     * Makes the champion before the version of a step serve again instead of it.
     *
     * @return the champion; empty if there was none that may still serve, so that nothing serves
     */
    public Optional<VersionId> rollBack(StepContext context, String environment) {
        return rollBack(context, environment, ROLLED_BACK);
    }

    /** As {@link #rollBack(StepContext, String)}, for a reason that people read. */
    public Optional<VersionId> rollBack(StepContext context, String environment, String reason) {
        var version = context.version();
        if (isServing(version)) {
            rollbacks.record(context, reason);
        }
        var champion = rollBackTo(version, environment);
        champion.filter(former -> !isServing(former)).ifPresent(former -> promote(former, environment));
        deployments.undeploy(version, reason, OutcomeNames.SELF);
        if (inventory.version(version).stage() == Stage.IN_SERVICE) {
            inventory.suspend(version, reason, OutcomeNames.SELF);
            callOffRevalidation(version, reason);
        }
        return champion;
    }

    /** The champion that would serve after a rollback; empty if there is none that may. */
    public Optional<VersionId> rollBackTo(VersionId version, String environment) {
        return serving(version, environment).or(() -> former(version, environment));
    }

    /** Another version that still serves as champion, because this one never replaced it. */
    private Optional<VersionId> serving(VersionId version, String environment) {
        return champions(version, environment)
                .filter(Deployment::isActive)
                .map(Deployment::version)
                .findFirst();
    }

    /** The last champion from before the version first served that may still serve and was not rolled back itself. */
    private Optional<VersionId> former(VersionId version, String environment) {
        var first = asChampion(version, environment).map(Deployment::id).min(Comparator.naturalOrder());
        return champions(version, environment)
                .filter(deployment -> !deployment.isActive())
                // Ids sort by time, also within one instant.
                .filter(deployment -> first.isEmpty() || deployment.id().compareTo(first.get()) < 0)
                .filter(deployment -> !rollbacks.isRolledBack(deployment.version()))
                .filter(deployment -> mayServe(deployment.version(), environment))
                .max(Comparator.comparing(Deployment::id))
                .map(Deployment::version);
    }

    /** All deployments, past and present, of the model's other versions as champion. */
    private Stream<Deployment> champions(VersionId version, String environment) {
        return inventory.versions(version.model()).stream()
                .filter(other -> !other.id().equals(version))
                .flatMap(other -> asChampion(other.id(), environment));
    }

    private Stream<Deployment> asChampion(VersionId version, String environment) {
        return deployments.of(version).stream()
                .filter(Deployment::isChampion)
                .filter(deployment -> deployment.environment().equals(environment));
    }

    private boolean mayServe(VersionId id, String environment) {
        var version = inventory.version(id);
        return version.stage() == Stage.SUSPENDED
                && certificates.check(id, version.artifact(), environment) instanceof CertificateCheck.Valid;
    }

    /** Takes a version out of service and revokes its certificate: only a new certificate lets it serve again. */
    public void end(VersionId version, String reason) {
        deployments.undeploy(version, reason, OutcomeNames.SELF);
        certificates
                .current(version)
                .ifPresent(certificate -> certificates.revoke(certificate.serial(), reason, OutcomeNames.SELF));
        callOffRevalidation(version, reason);
    }

    private void stepBack(VersionId former, VersionId successor) {
        var reason = "Replaced by " + successor;
        inventory.suspend(former, reason, OutcomeNames.SELF);
        callOffRevalidation(former, reason);
    }

    private void callOffRevalidation(VersionId version, String reason) {
        schedules
                .find(OutcomeNames.REVALIDATION, version.toString())
                .filter(schedule -> schedule.isPlanned())
                .ifPresent(
                        schedule -> schedules.cancel(schedule.kind(), schedule.subject(), reason, OutcomeNames.SELF));
    }

    private boolean isServing(VersionId version) {
        return deployments.of(version).stream().anyMatch(Deployment::isActive);
    }
}
