package io.muster.lifecycle.steps.validate;

import io.muster.evidence.Evidence;
import io.muster.evidence.Evidence.NewEvidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.inventory.Inventory;
import io.muster.inventory.versions.ModelVersion;
import io.muster.lifecycle.LifecycleProblem;
import io.muster.lifecycle.steps.Controls;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.Step.Outcome;
import io.muster.step.StepContext;
import io.muster.step.StepResult;
import io.muster.validation.Validation;
import io.muster.validation.fresh.MetricComparison;
import java.util.List;

@Step(
        id = "compareMetrics",
        title = "Compare metrics",
        description =
                "Says what moved since the approval, metric by metric, and whether every threshold is met with margin:"
                        + " also by the worse end of the metric's 95 % interval.",
        group = Step.Group.VALIDATE,
        outcome =
                @Outcome(
                        variable = "marginOutcome",
                        values = {CompareMetrics.KEPT, CompareMetrics.NARROW},
                        accepting = CompareMetrics.KEPT),
        provides = MetricComparison.EVIDENCE,
        idempotence = "The evidence and the token's move commit together.")
class CompareMetrics implements ShortStep {

    static final String KEPT = "kept";
    static final String NARROW = "narrow";

    private final Inventory inventory;
    private final Controls controls;
    private final EvidenceLedger ledger;

    CompareMetrics(Inventory inventory, Controls controls, EvidenceLedger ledger) {
        this.inventory = inventory;
        this.controls = controls;
        this.ledger = ledger;
    }

    @Override
    public StepResult perform(StepContext context) {
        var version = inventory.version(context.version());
        var fresh = controls.provided(context, version.id(), version.artifact(), Validation.ON_FRESH_DATA).stream()
                .findFirst()
                .orElseThrow(() -> LifecycleProblem.controlsMissing(version.id(), List.of(Validation.ON_FRESH_DATA)));
        var comparison = MetricComparison.of(approved(version), fresh);
        ledger.record(
                new NewEvidence(
                        version.id(),
                        version.artifact(),
                        MetricComparison.EVIDENCE,
                        comparison.hasMargin() ? OutcomeNames.ACCEPTED : OutcomeNames.REJECTED,
                        comparison,
                        context.rootInstance()),
                OutcomeNames.SELF);
        return StepResult.outcome(comparison.hasMargin() ? KEPT : NARROW);
    }

    /** The last validation of these bytes that was accepted, which is what people approved. */
    private Evidence approved(ModelVersion version) {
        return Evidence.last(
                        ledger.of(version.id()),
                        evidence -> evidence.kind().equals(Validation.EVIDENCE)
                                && evidence.outcome().equals(OutcomeNames.ACCEPTED)
                                && version.artifact().equals(evidence.artifact()))
                .orElseThrow(() -> LifecycleProblem.controlsMissing(
                        version.id(), List.of("an accepted '%s' to compare with".formatted(Validation.EVIDENCE))));
    }
}
