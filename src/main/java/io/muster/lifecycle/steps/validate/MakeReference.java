package io.muster.lifecycle.steps.validate;

import io.muster.evidence.Evidence.NewEvidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.inventory.Inventory;
import io.muster.inventory.versions.ModelVersion;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.lifecycle.steps.PendingChange;
import io.muster.lifecycle.steps.RequestedReference;
import io.muster.monitoring.reference.ReferenceCollector;
import io.muster.monitoring.reference.ReferenceCollector.CollectedReference;
import io.muster.monitoring.reference.VersionReferences;
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
import io.muster.validation.model.ValidationOrder;
import java.util.Optional;

@Step(
        id = "makeReference",
        title = "Make reference",
        description =
                "Scores the dataset that the request names, and keeps a reference of monitoring made from it, which is not"
                        + " in force yet. Does nothing if the request names none.",
        group = Step.Group.VALIDATE,
        inputs =
                @Input(
                        name = "policy",
                        label = "Decision that names the thresholds",
                        type = Input.Type.DECISION,
                        proposed = "acceptance-policy"),
        outcome =
                @Outcome(
                        variable = "referenceOutcome",
                        values = {MakeReference.NONE, MakeReference.MADE, MakeReference.UNUSABLE}),
        retries = {"PT10S", "PT1M", "PT10M"},
        idempotence = "A second reference is kept beside the first, and the latest counts.")
class MakeReference implements LongStep {

    static final String NONE = "none";
    static final String MADE = "made";
    static final String UNUSABLE = "unusable";

    private final Inventory inventory;
    private final RequestedReference requested;
    private final AcceptancePolicy policy;
    private final Validation validation;
    private final VersionReferences references;
    private final EvidenceLedger ledger;

    MakeReference(
            Inventory inventory,
            RequestedReference requested,
            AcceptancePolicy policy,
            Validation validation,
            VersionReferences references,
            EvidenceLedger ledger) {
        this.inventory = inventory;
        this.requested = requested;
        this.policy = policy;
        this.validation = validation;
        this.references = references;
        this.ledger = ledger;
    }

    private record Body(DatasetId data, String conclusion) {}

    @Override
    public Conclusion work(StepContext context, Progress progress) throws InterruptedException {
        var version = inventory.version(context.version());
        var data = requested.data(version.id(), context.rootInstance());
        return data.isEmpty() ? () -> StepResult.outcome(NONE) : work(context, version, data.get(), progress);
    }

    private Conclusion work(StepContext context, ModelVersion version, DatasetId data, Progress progress)
            throws InterruptedException {
        var rows = new ReferenceCollector(version.evaluation());
        try {
            var order = ValidationOrder.of(version, policy.of(context.input("policy"), version))
                    .on(data);
            validation.validate(order, rows, progress);
        } catch (Refusal refusal) {
            if (refusal.mayWorkLater()) {
                throw refusal;
            }
            return () -> unusable(context, version, data, String.valueOf(refusal.getMessage()));
        }
        return () -> keep(context, version, data, rows.reference());
    }

    private StepResult keep(
            StepContext context, ModelVersion version, DatasetId data, Optional<CollectedReference> collected) {
        if (collected.isEmpty()) {
            return unusable(context, version, data, "The dataset has no row that the version can score.");
        }
        if (references.isInForce(version.id(), collected.get())) {
            return unusable(
                    context, version, data, "Nothing would change: the dataset gives the reference that is in force.");
        }
        references.keepOther(version, data, collected.get(), context.rootInstance(), OutcomeNames.SELF);
        return StepResult.outcome(MADE);
    }

    private StepResult unusable(StepContext context, ModelVersion version, DatasetId data, String why) {
        ledger.record(
                new NewEvidence(
                        version.id(),
                        version.artifact(),
                        PendingChange.EVIDENCE,
                        UNUSABLE,
                        new Body(data, why),
                        context.rootInstance()),
                OutcomeNames.SELF);
        return StepResult.outcome(UNUSABLE);
    }
}
