package io.muster.lifecycle.steps.build;

import io.muster.engine.Decisions;
import io.muster.evidence.Evidence.NewEvidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.inventory.MaterialityTiers;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.Step.Input;
import io.muster.step.Step.Variable;
import io.muster.step.StepContext;
import io.muster.step.StepResult;

@Step(
        id = "recordTier",
        title = "Record tier",
        description = "Keeps the tier that the decision table gave; a person's override stays in force.",
        group = Step.Group.BUILD,
        inputs =
                @Input(
                        name = "decision",
                        label = "Decision that computed the tier",
                        type = Input.Type.DECISION,
                        proposed = "tier-classification"),
        reads = @Variable(name = "computedTier", label = "Tier by the decision", type = Variable.Type.INTEGER),
        writes =
                @Variable(
                        name = OutcomeNames.TIER,
                        label = "Tier in force: 1 needs the most scrutiny, 3 the least",
                        type = Variable.Type.INTEGER),
        idempotence = "Assigning the same tier again changes nothing.")
class RecordTier implements ShortStep {

    private final MaterialityTiers tiers;
    private final EvidenceLedger ledger;
    private final Decisions decisions;

    RecordTier(MaterialityTiers tiers, EvidenceLedger ledger, Decisions decisions) {
        this.tiers = tiers;
        this.ledger = ledger;
        this.decisions = decisions;
    }

    private record Body(int tier, int computed, String rule) {}

    @Override
    public StepResult perform(StepContext context) {
        var computed = context.integer("computedTier");
        var rule = decisions.rule(context.input("decision"));
        var version = tiers.assign(context.version(), computed, rule, OutcomeNames.SELF);
        var tier = version.tier().tier();
        ledger.record(
                new NewEvidence(
                        context.version(),
                        null,
                        OutcomeNames.TIER,
                        "tier-" + tier,
                        new Body(tier, computed, rule),
                        context.rootInstance()),
                OutcomeNames.SELF);
        return StepResult.nothing().with(OutcomeNames.TIER, tier);
    }
}
