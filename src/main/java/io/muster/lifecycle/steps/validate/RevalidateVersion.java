package io.muster.lifecycle.steps.validate;

import io.muster.evidence.Evidence.NewEvidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.inventory.Inventory;
import io.muster.inventory.versions.ModelVersion;
import io.muster.lifecycle.LifecycleProblem;
import io.muster.lifecycle.steps.Controls;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.shared.DatasetId;
import io.muster.shared.Progress;
import io.muster.shared.Refusal;
import io.muster.step.LongStep;
import io.muster.step.Step;
import io.muster.step.Step.Input;
import io.muster.step.Step.Outcome;
import io.muster.step.StepContext;
import io.muster.step.StepResult;
import io.muster.validation.Validation;
import io.muster.validation.fresh.FreshDataSearch;
import io.muster.validation.model.ValidationOrder;
import java.util.List;
import java.util.Map;

@Step(
        id = "revalidateVersion",
        title = "Revalidate version",
        description =
                "Measures a version in use on the fresh data that was found in this process, says how sure each metric is,"
                        + " and compares the results with what the policy demands of its type and tier today.",
        group = Step.Group.VALIDATE,
        inputs =
                @Input(
                        name = "policy",
                        label = "Decision that names the thresholds",
                        type = Input.Type.DECISION,
                        proposed = "acceptance-policy"),
        outcome =
                @Outcome(
                        variable = "revalidationOutcome",
                        values = {OutcomeNames.ACCEPTED, OutcomeNames.REJECTED},
                        accepting = OutcomeNames.ACCEPTED),
        provides = Validation.ON_FRESH_DATA,
        retries = {"PT10S", "PT1M", "PT10M"},
        idempotence = "A second revalidation is kept beside the first, and the latest counts.")
class RevalidateVersion implements LongStep {

    private final Inventory inventory;
    private final AcceptancePolicy policy;
    private final Validation validation;
    private final Controls controls;
    private final EvidenceLedger ledger;

    RevalidateVersion(
            Inventory inventory,
            AcceptancePolicy policy,
            Validation validation,
            Controls controls,
            EvidenceLedger ledger) {
        this.inventory = inventory;
        this.policy = policy;
        this.validation = validation;
        this.controls = controls;
        this.ledger = ledger;
    }

    @Override
    public Conclusion work(StepContext context, Progress progress) throws InterruptedException {
        var version = inventory.version(context.version());
        var order = ValidationOrder.of(version, policy.of(context.input("policy"), version))
                .on(found(context, version))
                .withIntervals();
        try {
            var report = validation.validate(order, progress);
            return () -> {
                validation.record(Validation.ON_FRESH_DATA, report, context.rootInstance(), OutcomeNames.SELF);
                return StepResult.outcome(report.outcome());
            };
        } catch (Refusal refusal) {
            if (refusal.mayWorkLater()) {
                throw refusal;
            }
            return () -> notMeasurable(context, version, refusal);
        }
    }

    /** The dataset is named by the evidence, not by a variable that someone could have written. */
    private DatasetId found(StepContext context, ModelVersion version) {
        return controls.provided(context, version.id(), version.artifact(), FreshDataSearch.EVIDENCE).stream()
                .findFirst()
                .map(evidence -> new DatasetId(evidence.body().path("data").asText()))
                .orElseThrow(() -> LifecycleProblem.controlsMissing(version.id(), List.of(FreshDataSearch.EVIDENCE)));
    }

    private StepResult notMeasurable(StepContext context, ModelVersion version, Refusal why) {
        ledger.record(
                new NewEvidence(
                        version.id(),
                        version.artifact(),
                        Validation.ON_FRESH_DATA,
                        OutcomeNames.REJECTED,
                        Map.of("conclusion", String.valueOf(why.getMessage())),
                        context.rootInstance()),
                OutcomeNames.SELF);
        return StepResult.outcome(OutcomeNames.REJECTED);
    }
}
