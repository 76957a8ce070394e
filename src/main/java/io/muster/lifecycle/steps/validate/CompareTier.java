package io.muster.lifecycle.steps.validate;

import io.muster.evidence.Evidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.certificates.Certificates;
import io.muster.inventory.Inventory;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.Step.Outcome;
import io.muster.step.StepContext;
import io.muster.step.StepResult;
import java.util.Optional;

@Step(
        id = "compareTier",
        title = "Compare tier",
        description =
                "Says whether the tier in force demands more scrutiny than the one in which the version was certified.",
        group = Step.Group.VALIDATE,
        outcome =
                @Outcome(
                        variable = "tierChange",
                        values = {CompareTier.SAME, CompareTier.RAISED}),
        harmless = "It only reads.",
        idempotence = "It only reads.")
class CompareTier implements ShortStep {

    static final String SAME = "same";
    static final String RAISED = "raised";

    private final Inventory inventory;
    private final Certificates certificates;
    private final EvidenceLedger ledger;

    CompareTier(Inventory inventory, Certificates certificates, EvidenceLedger ledger) {
        this.inventory = inventory;
        this.certificates = certificates;
        this.ledger = ledger;
    }

    /** A certificate that does not say its tier, or none, counts as one of the lowest tier. */
    @Override
    public StepResult perform(StepContext context) {
        var version = inventory.version(context.version());
        var certified = certificates
                .current(version.id())
                .map(certificate ->
                        certificate.evidence().stream().map(ledger::get).toList())
                .flatMap(evidence -> Evidence.last(evidence, each -> each.kind().equals(OutcomeNames.TIER)))
                .flatMap(evidence -> Optional.of(evidence.body().path("tier").asInt(3)))
                .orElse(3);
        return StepResult.outcome(version.tier().tier() < certified ? RAISED : SAME);
    }
}
