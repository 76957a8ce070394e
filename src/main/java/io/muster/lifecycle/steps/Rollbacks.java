package io.muster.lifecycle.steps;

import io.muster.deployment.Deployment;
import io.muster.deployment.Deployments;
import io.muster.evidence.Evidence;
import io.muster.evidence.Evidence.NewEvidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.inventory.Inventory;
import io.muster.shared.VersionId;
import io.muster.step.StepContext;
import org.springframework.stereotype.Component;

/** The rollbacks of versions. Each is kept as evidence, so that the rollback of another version does not undo it. */
@Component
class Rollbacks {

    private static final String KIND = "rollback";
    private static final String ROLLED_BACK = "rolled-back";

    private final EvidenceLedger ledger;
    private final Inventory inventory;
    private final Deployments deployments;

    Rollbacks(EvidenceLedger ledger, Inventory inventory, Deployments deployments) {
        this.ledger = ledger;
        this.inventory = inventory;
        this.deployments = deployments;
    }

    void record(StepContext context, String reason) {
        ledger.record(
                new NewEvidence(
                        context.version(),
                        inventory.version(context.version()).artifact(),
                        KIND,
                        ROLLED_BACK,
                        new Rollback(reason),
                        context.rootInstance()),
                OutcomeNames.SELF);
    }

    private record Rollback(String reason) {}

    /** Whether a version was rolled back and has not been champion since. Ids sort by time. */
    boolean isRolledBack(VersionId version) {
        return Evidence.last(ledger.of(version), evidence -> evidence.kind().equals(KIND))
                .filter(rollback -> deployments.of(version).stream()
                        .filter(Deployment::isChampion)
                        .noneMatch(deployment -> deployment.id().compareTo(rollback.id()) > 0))
                .isPresent();
    }
}
