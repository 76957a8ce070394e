package io.muster.lifecycle.steps.serve;

import io.muster.deployment.Deployment;
import io.muster.deployment.Deployments;
import io.muster.evidence.Certificate;
import io.muster.evidence.certificates.Certificates;
import io.muster.inventory.Inventory;
import io.muster.inventory.versions.ModelVersion;
import io.muster.inventory.versions.Stage;
import io.muster.lifecycle.findings.FindingEffects;
import io.muster.shared.VersionId;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The conditions on which a suspended version may be put back into service. */
@Component
public class Reinstatement {

    private final Suspensions suspensions;
    private final Certificates certificates;
    private final Deployments deployments;
    private final Inventory inventory;
    private final FindingEffects effects;
    private final Clock clock;

    Reinstatement(
            Suspensions suspensions,
            Certificates certificates,
            Deployments deployments,
            Inventory inventory,
            FindingEffects effects,
            Clock clock) {
        this.suspensions = suspensions;
        this.certificates = certificates;
        this.deployments = deployments;
        this.inventory = inventory;
        this.effects = effects;
        this.clock = clock;
    }

    /** @return why a version cannot be put back, as a sentence; empty if it can */
    public Optional<String> objection(VersionId id) {
        var version = inventory.version(id);
        return suspensions
                .last(id)
                .map(suspension -> stage(version)
                        .or(() -> place(id, suspension))
                        .or(() -> certificate(id, suspension))
                        .or(() -> champion(id, suspension))
                        .or(() -> effects.blocking(id, FindingEffects.CERTIFICATE)))
                .orElseGet(() -> Optional.of(
                        "%s was replaced, or rolled back without an emergency, and not suspended: roll back its successor instead"
                                .formatted(id)));
    }

    private static Optional<String> stage(ModelVersion version) {
        return version.stage() == Stage.SUSPENDED
                ? Optional.empty()
                : Optional.of("%s is %s, expected SUSPENDED".formatted(version.id(), version.stage()));
    }

    private static Optional<String> place(VersionId id, Suspension suspension) {
        return suspension.championPlaces().isEmpty() || suspension.certificate() == null
                ? Optional.of("%s did not serve as champion when it was suspended, so nothing can be put back; "
                        + "a trial is decided in its release".formatted(id))
                : Optional.empty();
    }

    private Optional<String> certificate(VersionId id, Suspension suspension) {
        var newest = certificates.of(id).stream().findFirst();
        if (newest.map(Certificate::serial)
                .filter(serial -> serial.equals(suspension.certificate()))
                .isEmpty()) {
            return Optional.of(
                    "%s has served again since its last suspension: roll back its successor instead".formatted(id));
        }
        if (newest.get().isExpired(clock.instant())) {
            return Optional.of("The certificate of %s expired at %s: release a successor"
                    .formatted(id, newest.get().expiresAt()));
        }
        return certificates.changeSince(newest.get()).map(why -> "%s is not what was certified: %s".formatted(id, why));
    }

    private Optional<String> champion(VersionId id, Suspension suspension) {
        return suspension.championPlaces().stream()
                .flatMap(place -> otherChampions(id, place.environment()))
                .map(Deployment::version)
                .filter(other -> !other.toString().equals(suspension.instead()))
                .findFirst()
                .map(other ->
                        "%s serves in its place: roll that version back, or leave it in service".formatted(other));
    }

    private Stream<Deployment> otherChampions(VersionId id, String environment) {
        return deployments.all().stream()
                .filter(Deployment::isChampion)
                .filter(deployment -> deployment.environment().equals(environment))
                .filter(deployment -> deployment.version().model().equals(id.model()))
                .filter(deployment -> !deployment.version().equals(id));
    }
}
