package io.muster.lifecycle.steps.approve;

import io.muster.evidence.Certificate;
import io.muster.evidence.Evidence.NewEvidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.certificates.Certificates;
import io.muster.inventory.Inventory;
import io.muster.inventory.versions.ModelVersion;
import io.muster.inventory.versions.Stage;
import io.muster.lifecycle.LifecycleProblem;
import io.muster.lifecycle.steps.Controls;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.lifecycle.steps.PendingChange;
import io.muster.lifecycle.steps.PendingChanges;
import io.muster.lifecycle.steps.RequestedReference;
import io.muster.lifecycle.steps.SignedUse;
import io.muster.monitoring.reference.VersionReferences;
import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.Step.Outcome;
import io.muster.step.StepContext;
import io.muster.step.StepResult;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

@Step(
        id = "amendCertificate",
        title = "Amend certificate",
        description =
                "Signs that the version may be used as it is described now, in the same places and until the same day at the"
                        + " latest, if everyone whose agreement the change needs has agreed. A reference that was asked for comes into"
                        + " force.",
        group = Step.Group.APPROVE,
        guard = Step.Guard.AMEND,
        outcome =
                @Outcome(
                        variable = "amendOutcome",
                        values = {AmendCertificate.AMENDED, AmendCertificate.OVERTAKEN}),
        idempotence = "A second certificate renews the first.")
class AmendCertificate implements ShortStep {

    static final String AMENDED = "amended";
    static final String OVERTAKEN = "overtaken";

    private static final Set<Stage> IN_USE = Set.of(Stage.APPROVED, Stage.IN_SERVICE);

    private final Inventory inventory;
    private final Certificates certificates;
    private final Controls controls;
    private final SignedUse uses;
    private final PendingChanges changes;
    private final CertificateService service;
    private final RequestedReference requested;
    private final VersionReferences references;
    private final EvidenceLedger ledger;

    AmendCertificate(
            Inventory inventory,
            Certificates certificates,
            Controls controls,
            SignedUse uses,
            PendingChanges changes,
            CertificateService service,
            RequestedReference requested,
            VersionReferences references,
            EvidenceLedger ledger) {
        this.requested = requested;
        this.references = references;
        this.inventory = inventory;
        this.certificates = certificates;
        this.controls = controls;
        this.uses = uses;
        this.changes = changes;
        this.service = service;
        this.ledger = ledger;
    }

    private record Body(String certificate, String conclusion) {}

    /** A version that went out of use while people decided has no certificate to amend. */
    @Override
    public StepResult perform(StepContext context) {
        var version = inventory.version(context.version());
        var former = certificates.current(version.id());
        if (former.isEmpty() || !IN_USE.contains(version.stage())) {
            return StepResult.outcome(OVERTAKEN);
        }
        requireSignOffs(context, version);
        amend(context, version, former.get());
        return StepResult.outcome(AMENDED);
    }

    /** The change may have become another one since the diagram chose who must agree. */
    private void requireSignOffs(StepContext context, ModelVersion version) {
        var needed = changes.signOffs(version, context.rootInstance());
        if (needed.isEmpty()) {
            throw LifecycleProblem.controlsMissing(
                    version.id(), List.of("a revalidation, which a change of this kind needs"));
        }
        controls.requireAll(context, version, needed);
        uses.require(version, context.rootInstance());
    }

    private void amend(StepContext context, ModelVersion version, Certificate former) {
        var fresh = controls.decisions(context, version);
        var grounds = Stream.concat(former.evidence().stream().map(ledger::get), fresh.stream())
                .distinct()
                .toList();
        controls.requireAmong(version, grounds);
        var certificate = service.reissue(context, former, grounds, false);
        requested
                .in(version.id(), context.rootInstance())
                .ifPresent(reference -> references.putInForce(version, reference, certificate, OutcomeNames.SELF));
        ledger.record(
                new NewEvidence(
                        version.id(),
                        version.artifact(),
                        PendingChange.EVIDENCE,
                        "in-force",
                        new Body(certificate.serial(), "Certificate %s covers it.".formatted(certificate.serial())),
                        context.rootInstance()),
                OutcomeNames.SELF);
    }
}
