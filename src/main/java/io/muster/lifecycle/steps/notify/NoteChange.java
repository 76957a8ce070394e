package io.muster.lifecycle.steps.notify;

import io.muster.evidence.Evidence.NewEvidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.inventory.Inventory;
import io.muster.lifecycle.LifecycleProblem;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.lifecycle.steps.PendingChange;
import io.muster.lifecycle.steps.PendingChanges;
import io.muster.shared.events.EventPublisher;
import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.StepContext;
import io.muster.step.StepResult;
import java.util.List;

@Step(
        id = "noteChange",
        title = "Note change",
        description =
                "Records a change that needs no sign-off, by the table change-controls, and tells the people concerned."
                        + " Refused if it needs one.",
        group = Step.Group.NOTIFY,
        harmless = "It only tells people; what needs a sign-off does not depend on it.",
        idempotence = "The evidence, the event and the token's move commit together.")
class NoteChange implements ShortStep {

    private final Inventory inventory;
    private final PendingChanges changes;
    private final EvidenceLedger ledger;
    private final EventPublisher events;

    NoteChange(Inventory inventory, PendingChanges changes, EvidenceLedger ledger, EventPublisher events) {
        this.inventory = inventory;
        this.changes = changes;
        this.ledger = ledger;
        this.events = events;
    }

    @Override
    public StepResult perform(StepContext context) {
        var version = inventory.version(context.version());
        if (changes.mustBeSigned(version, context.rootInstance())) {
            throw LifecycleProblem.controlsMissing(version.id(), List.of("a sign-off, which the change needs"));
        }
        var pending = changes.of(version, context.rootInstance());
        ledger.record(
                new NewEvidence(
                        version.id(),
                        version.artifact(),
                        PendingChange.EVIDENCE,
                        "noted",
                        pending,
                        context.rootInstance()),
                OutcomeNames.SELF);
        var owner = inventory.model(version.id().model()).description().owner();
        events.publish(new UseChanged(version.id(), owner, pending.conclusion(), OutcomeNames.SELF, events.now()));
        return StepResult.nothing();
    }
}
