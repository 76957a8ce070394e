package io.muster.lifecycle.steps.validate;

import io.muster.evidence.Evidence.NewEvidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.inventory.Inventory;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.lifecycle.steps.PendingChange;
import io.muster.lifecycle.steps.PendingChanges;
import io.muster.lifecycle.steps.use.ChangeKind.Words;
import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.Step.Outcome;
import io.muster.step.StepContext;
import io.muster.step.StepResult;

@Step(
        id = "describeChange",
        title = "Describe change",
        description =
                "Says what is described differently since the last sign-off that a certificate names, from what to what,"
                        + " and of which kind that is.",
        group = Step.Group.VALIDATE,
        outcome =
                @Outcome(
                        variable = "changeKind",
                        values = {
                            Words.NONE,
                            Words.USE,
                            Words.DATA_SOURCE,
                            Words.DEPENDENCY,
                            Words.OWNER,
                            Words.MATERIALITY,
                            Words.DESCRIPTION,
                            Words.REFERENCE,
                            Words.SEVERAL
                        }),
        harmless = "It only records what is different.",
        idempotence = "The evidence and the token's move commit together.")
class DescribeChange implements ShortStep {

    private final Inventory inventory;
    private final PendingChanges changes;
    private final EvidenceLedger ledger;

    DescribeChange(Inventory inventory, PendingChanges changes, EvidenceLedger ledger) {
        this.inventory = inventory;
        this.changes = changes;
        this.ledger = ledger;
    }

    @Override
    public StepResult perform(StepContext context) {
        var version = inventory.version(context.version());
        var pending = changes.of(version, context.rootInstance());
        ledger.record(
                new NewEvidence(
                        version.id(),
                        version.artifact(),
                        PendingChange.EVIDENCE,
                        pending.kind().word(),
                        pending,
                        context.rootInstance()),
                OutcomeNames.SELF);
        return StepResult.outcome(pending.kind().word());
    }
}
