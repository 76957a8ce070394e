package io.muster.lifecycle.steps.end;

import io.muster.evidence.Evidence;
import io.muster.evidence.Evidence.NewEvidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.inventory.Inventory;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.shared.Digest;
import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.StepContext;
import io.muster.step.StepResult;
import java.util.List;

@Step(
        id = "archiveEvidence",
        title = "Archive evidence",
        description = "Closes the record: lists every piece of evidence of the version with its digest.",
        group = Step.Group.END,
        idempotence = "The list and the token's move commit together.")
class ArchiveEvidence implements ShortStep {

    private final EvidenceLedger ledger;
    private final Inventory inventory;

    ArchiveEvidence(EvidenceLedger ledger, Inventory inventory) {
        this.ledger = ledger;
        this.inventory = inventory;
    }

    private record Entry(String id, String kind, String outcome, Digest digest) {
        static Entry of(Evidence evidence) {
            return new Entry(evidence.id(), evidence.kind(), evidence.outcome(), evidence.digest());
        }
    }

    private record Archive(List<Entry> evidence) {}

    @Override
    public StepResult perform(StepContext context) {
        var all = ledger.of(context.version()).stream().map(Entry::of).toList();
        ledger.record(
                new NewEvidence(
                        context.version(),
                        inventory.version(context.version()).artifact(),
                        "archive",
                        "complete",
                        new Archive(all),
                        context.rootInstance()),
                OutcomeNames.SELF);
        return StepResult.nothing();
    }
}
