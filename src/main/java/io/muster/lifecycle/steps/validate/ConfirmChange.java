package io.muster.lifecycle.steps.validate;

import io.muster.evidence.Evidence;
import io.muster.evidence.Evidence.NewEvidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.inventory.Inventory;
import io.muster.inventory.versions.ModelVersion;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.lifecycle.steps.PendingChange;
import io.muster.lifecycle.steps.PendingChanges;
import io.muster.lifecycle.steps.SignedUse;
import io.muster.shared.CanonicalJson;
import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.Step.Outcome;
import io.muster.step.StepContext;
import io.muster.step.StepResult;

@Step(
        id = "confirmChange",
        title = "Confirm change",
        description =
                "Says whether what people decided on in this process is still the change as a whole. If something was"
                        + " edited meanwhile, other people may have to decide.",
        group = Step.Group.VALIDATE,
        outcome =
                @Outcome(
                        variable = "changeConfirmed",
                        values = {ConfirmChange.SAME, ConfirmChange.EDITED},
                        accepting = ConfirmChange.SAME),
        provides = ConfirmChange.EVIDENCE,
        idempotence = "The evidence and the token's move commit together.")
class ConfirmChange implements ShortStep {

    static final String SAME = "same";
    static final String EDITED = "edited";
    static final String EVIDENCE = "change-confirmed";

    private final Inventory inventory;
    private final PendingChanges changes;
    private final SignedUse uses;
    private final EvidenceLedger ledger;

    ConfirmChange(Inventory inventory, PendingChanges changes, SignedUse uses, EvidenceLedger ledger) {
        this.inventory = inventory;
        this.changes = changes;
        this.uses = uses;
        this.ledger = ledger;
    }

    private record Body(String conclusion) {}

    @Override
    public StepResult perform(StepContext context) {
        var version = inventory.version(context.version());
        var same = isAsDescribed(context, version)
                && uses.compare(version, context.rootInstance()).isSigned();
        ledger.record(
                new NewEvidence(
                        version.id(),
                        version.artifact(),
                        EVIDENCE,
                        same ? OutcomeNames.ACCEPTED : OutcomeNames.REJECTED,
                        new Body(same ? "The change is the one that was decided on." : "It was edited meanwhile."),
                        context.rootInstance()),
                OutcomeNames.SELF);
        return StepResult.outcome(same ? SAME : EDITED);
    }

    private boolean isAsDescribed(StepContext context, ModelVersion version) {
        var now = CanonicalJson.digest(changes.of(version, context.rootInstance()));
        return Evidence.last(
                        ledger.of(version.id()),
                        evidence -> evidence.kind().equals(PendingChange.EVIDENCE)
                                && context.rootInstance().equals(evidence.processInstance()))
                .filter(described -> CanonicalJson.digest(described.body()).equals(now))
                .isPresent();
    }
}
