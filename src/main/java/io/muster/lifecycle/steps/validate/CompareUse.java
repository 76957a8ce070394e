package io.muster.lifecycle.steps.validate;

import io.muster.evidence.Evidence.NewEvidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.inventory.Inventory;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.lifecycle.steps.SignedUse;
import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.Step.Outcome;
import io.muster.step.StepContext;
import io.muster.step.StepResult;

@Step(
        id = "compareUse",
        title = "Compare use",
        description =
                "Says whether use, limitations and dependencies are still those that people last signed off. What was"
                        + " edited since is never signed by a machine.",
        group = Step.Group.VALIDATE,
        outcome =
                @Outcome(
                        variable = "useChange",
                        values = {CompareUse.UNCHANGED, CompareUse.CHANGED},
                        accepting = CompareUse.UNCHANGED),
        provides = SignedUse.CONTROL,
        idempotence = "The evidence and the token's move commit together.")
class CompareUse implements ShortStep {

    static final String UNCHANGED = "unchanged";
    static final String CHANGED = "changed";

    private final Inventory inventory;
    private final SignedUse uses;
    private final EvidenceLedger ledger;

    CompareUse(Inventory inventory, SignedUse uses, EvidenceLedger ledger) {
        this.inventory = inventory;
        this.uses = uses;
        this.ledger = ledger;
    }

    @Override
    public StepResult perform(StepContext context) {
        var version = inventory.version(context.version());
        var comparison = uses.compare(version, context.rootInstance());
        ledger.record(
                new NewEvidence(
                        version.id(),
                        version.artifact(),
                        SignedUse.CONTROL,
                        comparison.isSigned() ? OutcomeNames.ACCEPTED : OutcomeNames.REJECTED,
                        comparison,
                        context.rootInstance()),
                OutcomeNames.SELF);
        return StepResult.outcome(comparison.isSigned() ? UNCHANGED : CHANGED);
    }
}
