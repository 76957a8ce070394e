package io.muster.lifecycle.steps.serve;

import io.muster.evidence.Certificate;
import io.muster.evidence.certificates.Certificates;
import io.muster.inventory.Inventory;
import io.muster.inventory.versions.ModelVersion;
import io.muster.lifecycle.steps.Controls;
import io.muster.lifecycle.steps.SignedUse;
import io.muster.step.StepContext;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The conditions on which a suspended version may be put back without a new sign-off: those of a reinstatement, and that
 * what people signed still holds.
 */
@Component
class UnsignedRestoration {

    private final Reinstatement reinstatement;
    private final Restoration restoration;
    private final Suspensions suspensions;
    private final Certificates certificates;
    private final Inventory inventory;
    private final Controls controls;
    private final SignedUse uses;

    UnsignedRestoration(
            Reinstatement reinstatement,
            Restoration restoration,
            Suspensions suspensions,
            Certificates certificates,
            Inventory inventory,
            Controls controls,
            SignedUse uses) {
        this.reinstatement = reinstatement;
        this.restoration = restoration;
        this.suspensions = suspensions;
        this.certificates = certificates;
        this.inventory = inventory;
        this.controls = controls;
        this.uses = uses;
    }

    /** @return why a version cannot be put back without a new sign-off, as a sentence; empty if it can */
    Optional<String> objection(StepContext context) {
        var id = context.version();
        return reinstatement.objection(id).or(() -> unsigned(context, inventory.version(id)));
    }

    private Optional<String> unsigned(StepContext context, ModelVersion version) {
        var suspension = suspensions.last(version.id()).orElseThrow();
        return revoked(suspension).or(() -> use(context, version)).or(() -> tier(version, suspension));
    }

    private Optional<String> revoked(Suspension suspension) {
        return Optional.of(certificates.get(String.valueOf(suspension.certificate())))
                .filter(Certificate::isRevokedByPerson)
                .map(former -> "%s revoked its certificate %s (%s), so it needs a new sign-off"
                        .formatted(
                                former.revocation().by(),
                                former.serial(),
                                former.revocation().reason()));
    }

    private Optional<String> use(StepContext context, ModelVersion version) {
        return Optional.of(uses.compare(version, context.rootInstance()))
                .filter(comparison -> !comparison.isSigned())
                .map(comparison -> "Its use needs a new sign-off. " + comparison.conclusion());
    }

    /** A tier that was raised since its release demands more than its former certificate rests on. */
    private Optional<String> tier(ModelVersion version, Suspension suspension) {
        return Optional.of(controls.missingAmong(version, restoration.grounds(suspension, List.of())))
                .filter(missing -> !missing.isEmpty())
                .map(missing -> "Its tier is %d, for which its certificate lacks the controls %s"
                        .formatted(version.tier().tier(), missing));
    }
}
