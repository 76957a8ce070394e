package io.muster.lifecycle.steps.validate;

import io.muster.evidence.Evidence.NewEvidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.inventory.Inventory;
import io.muster.inventory.versions.ModelVersion;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.monitoring.reference.ReferenceCollector;
import io.muster.monitoring.reference.VersionReferences;
import io.muster.shared.Progress;
import io.muster.shared.Refusal;
import io.muster.step.LongStep;
import io.muster.step.Step;
import io.muster.step.Step.Input;
import io.muster.step.Step.Outcome;
import io.muster.step.StepContext;
import io.muster.step.StepResult;
import io.muster.validation.Validation;
import io.muster.validation.model.ValidationOrder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Step(
        id = "validateVersion",
        title = "Validate version",
        description =
                "Measures the candidate on holdout data and compares the results with what the policy demands of its type"
                        + " and tier.",
        group = Step.Group.VALIDATE,
        inputs =
                @Input(
                        name = "policy",
                        label = "Decision that names the thresholds",
                        type = Input.Type.DECISION,
                        proposed = "acceptance-policy"),
        outcome =
                @Outcome(
                        variable = "validationOutcome",
                        values = {OutcomeNames.ACCEPTED, OutcomeNames.REJECTED},
                        accepting = OutcomeNames.ACCEPTED),
        provides = Validation.EVIDENCE,
        retries = {"PT10S", "PT1M", "PT10M"},
        idempotence = "A second validation is kept beside the first, and the latest counts.")
class ValidateVersion implements LongStep {

    private final Inventory inventory;
    private final AcceptancePolicy policy;
    private final Validation validation;
    private final EvidenceLedger ledger;
    private final VersionReferences references;

    ValidateVersion(
            Inventory inventory,
            AcceptancePolicy policy,
            Validation validation,
            EvidenceLedger ledger,
            VersionReferences references) {
        this.inventory = inventory;
        this.policy = policy;
        this.validation = validation;
        this.ledger = ledger;
        this.references = references;
    }

    @Override
    public Conclusion work(StepContext context, Progress progress) throws InterruptedException {
        var version = inventory.version(context.version());
        var demanded = policy.of(context.input("policy"), version);
        try {
            var order = ValidationOrder.of(version, demanded).against(champion(version));
            var reference = new ReferenceCollector(version.evaluation());
            var report = validation.validate(order, reference, progress);
            var collected = reference.reference();
            return () -> {
                validation.record(report, context.rootInstance(), OutcomeNames.SELF);
                collected.ifPresent(rows ->
                        references.keep(version, report.data(), rows, context.rootInstance(), OutcomeNames.SELF));
                return StepResult.outcome(report.outcome());
            };
        } catch (Refusal refusal) {
            if (refusal.mayWorkLater()) {
                throw refusal;
            }
            return () -> notMeasurable(context, version, refusal);
        }
    }

    private @Nullable ModelVersion champion(ModelVersion version) {
        return inventory.inService(version.id().model()).stream()
                .filter(other -> !other.id().equals(version.id()))
                .findFirst()
                .orElse(null);
    }

    /** The result for a version that cannot be measured as it is, for its developer to see. */
    private StepResult notMeasurable(StepContext context, ModelVersion version, Refusal why) {
        ledger.record(
                new NewEvidence(
                        version.id(),
                        version.artifact(),
                        Validation.EVIDENCE,
                        OutcomeNames.REJECTED,
                        Map.of("conclusion", String.valueOf(why.getMessage())),
                        context.rootInstance()),
                OutcomeNames.SELF);
        return StepResult.outcome(OutcomeNames.REJECTED);
    }
}
