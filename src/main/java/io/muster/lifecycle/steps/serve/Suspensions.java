package io.muster.lifecycle.steps.serve;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.deployment.Deployment;
import io.muster.deployment.DeploymentRole;
import io.muster.deployment.Deployments;
import io.muster.evidence.Evidence;
import io.muster.evidence.Evidence.NewEvidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.inventory.Inventory;
import io.muster.inventory.versions.ModelVersion;
import io.muster.inventory.versions.Stage;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.lifecycle.steps.ServiceTransitions;
import io.muster.lifecycle.steps.serve.Suspension.Place;
import io.muster.scheduling.Schedule;
import io.muster.scheduling.Schedules;
import io.muster.shared.VersionId;
import io.muster.step.StepContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The suspensions of versions. Each is kept as evidence of what it took out of service, so that exactly that can be put back. */
@Component
class Suspensions {

    private static final String KIND = "suspension";
    private static final String RESTORED = "reinstatement";
    private static final List<Stage> IN_USE = List.of(Stage.APPROVED, Stage.IN_SERVICE);

    private final ServiceTransitions service;
    private final Deployments deployments;
    private final Inventory inventory;
    private final Schedules schedules;
    private final EvidenceLedger ledger;
    private final ObjectMapper json;

    Suspensions(
            ServiceTransitions service,
            Deployments deployments,
            Inventory inventory,
            Schedules schedules,
            EvidenceLedger ledger,
            ObjectMapper json) {
        this.service = service;
        this.deployments = deployments;
        this.inventory = inventory;
        this.schedules = schedules;
        this.ledger = ledger;
        this.json = json;
    }

    /** Takes a version out of service and revokes its certificate. Suspending it again changes nothing that serves. */
    void suspend(StepContext context, String reason) {
        var version = inventory.version(context.version());
        var taken = taken(version, reason);
        service.end(version.id(), reason);
        if (IN_USE.contains(version.stage())) {
            inventory.suspend(version.id(), reason, OutcomeNames.SELF);
        }
        keep(context, version, "suspended", taken);
    }

    /** Puts the champion back that a version replaced; the version keeps its certificate. */
    Optional<VersionId> rollBack(StepContext context, String environment, String reason) {
        var version = inventory.version(context.version());
        var taken = taken(version, reason);
        var champion = service.rollBack(context, environment, reason);
        keep(context, version, "rolled-back", taken.insteadServes(champion.orElse(null)));
        return champion;
    }

    /** The last suspension of a version. */
    Optional<Suspension> last(VersionId version) {
        return lastEvidence(version).map(evidence -> json.convertValue(evidence.body(), Suspension.class));
    }

    /** The last suspension or rollback, if it happened in the process of a step. */
    Optional<Evidence> lastIn(StepContext context) {
        return lastEvidence(context.version())
                .filter(evidence -> context.rootInstance().equals(evidence.processInstance()));
    }

    private Optional<Evidence> lastEvidence(VersionId version) {
        return Evidence.last(ledger.of(version), evidence -> evidence.kind().equals(KIND));
    }

    /** Puts the champion's places back, as they were. */
    void putBack(StepContext context, Suspension suspension) {
        suspension
                .championPlaces()
                .forEach(place -> service.deploy(new Deployments.Request(
                        context.version(), place.environment(), DeploymentRole.CHAMPION, place.target())));
        conclude(context, "restored", "It serves again as before its suspension: " + suspension.reason());
    }

    void conclude(StepContext context, String outcome, String conclusion) {
        ledger.record(
                new NewEvidence(
                        context.version(),
                        inventory.version(context.version()).artifact(),
                        RESTORED,
                        outcome,
                        new Conclusion(conclusion),
                        context.rootInstance()),
                OutcomeNames.SELF);
    }

    private record Conclusion(String conclusion) {}

    private void keep(StepContext context, ModelVersion version, String outcome, Suspension suspension) {
        ledger.record(
                new NewEvidence(version.id(), version.artifact(), KIND, outcome, suspension, context.rootInstance()),
                OutcomeNames.SELF);
    }

    /** Where nothing serves any more, what an earlier suspension took is what can be put back. */
    private Suspension taken(ModelVersion version, String reason) {
        var places = deployments.of(version.id()).stream()
                .filter(Deployment::isActive)
                .map(Place::of)
                .toList();
        var before = last(version.id()).filter(former -> version.stage() == Stage.SUSPENDED && places.isEmpty());
        return before.map(former -> former.because(reason))
                .orElseGet(
                        () -> new Suspension(reason, version.certificate(), places, revalidation(version.id()), null));
    }

    private @Nullable Instant revalidation(VersionId version) {
        return schedules
                .find(OutcomeNames.REVALIDATION, version.toString())
                .filter(Schedule::isPlanned)
                .map(Schedule::due)
                .orElse(null);
    }
}
