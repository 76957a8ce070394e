package io.muster.lifecycle.steps.approve;

import io.muster.engine.TierRequest;
import io.muster.evidence.EvidenceLedger;
import io.muster.inventory.Inventory;
import io.muster.inventory.MaterialityTiers;
import io.muster.lifecycle.TierLowering;
import io.muster.lifecycle.steps.Controls;
import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.Step.Guard;
import io.muster.step.Step.Outcome;
import io.muster.step.StepContext;
import io.muster.step.StepResult;

@Step(
        id = "lowerTier",
        title = "Lower tier",
        description =
                "Gives the version the tier that one person asked for and another confirmed; every control provided so"
                        + " far is void.",
        group = Step.Group.APPROVE,
        outcome =
                @Outcome(
                        variable = "tierLoweringOutcome",
                        values = {LowerTier.LOWERED, LowerTier.OVERTAKEN}),
        guard = Guard.LOWER,
        idempotence = "The tier and the token's move commit together.")
class LowerTier implements ShortStep {

    static final String LOWERED = "lowered";
    static final String OVERTAKEN = "overtaken";

    private final Inventory inventory;
    private final MaterialityTiers tiers;
    private final EvidenceLedger ledger;
    private final Controls controls;

    LowerTier(Inventory inventory, MaterialityTiers tiers, EvidenceLedger ledger, Controls controls) {
        this.inventory = inventory;
        this.tiers = tiers;
        this.ledger = ledger;
        this.controls = controls;
    }

    @Override
    public StepResult perform(StepContext context) {
        var version = inventory.version(context.version());
        var request = TierRequest.of(ledger.of(version.id()), context.rootInstance());
        if (version.stage().isEnd() || version.tier().tier() != request.before()) {
            return StepResult.outcome(OVERTAKEN);
        }
        var confirmed = controls.provided(context, version.id(), version.artifact(), TierLowering.CONTROL);
        tiers.lower(
                version.id(),
                request.tier(),
                request.reason(),
                request.by(),
                confirmed.get(confirmed.size() - 1).by());
        return StepResult.outcome(LOWERED);
    }
}
