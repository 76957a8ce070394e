package io.muster.lifecycle.steps.end;

import io.muster.deployment.Deployments;
import io.muster.deployment.Usage;
import io.muster.evidence.Evidence.NewEvidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.inventory.Inventory;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.shared.ModelId;
import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.Step.Input;
import io.muster.step.StepContext;
import io.muster.step.StepResult;
import java.time.Clock;
import java.time.Period;
import java.util.List;

@Step(
        id = "assessImpact",
        title = "Assess impact",
        description = "Determines who still calls the version and which registered models use its output.",
        group = Step.Group.END,
        inputs =
                @Input(
                        name = "lookback",
                        label = "How far to look back for callers",
                        type = Input.Type.PERIOD,
                        proposed = "P90D"),
        idempotence = "A second assessment is kept beside the first.")
class AssessImpact implements ShortStep {

    private final Deployments deployments;
    private final Inventory inventory;
    private final EvidenceLedger ledger;
    private final Clock clock;

    AssessImpact(Deployments deployments, Inventory inventory, EvidenceLedger ledger, Clock clock) {
        this.deployments = deployments;
        this.inventory = inventory;
        this.ledger = ledger;
        this.clock = clock;
    }

    private record Impact(Usage usage, List<ModelId> dependentModels) {}

    @Override
    public StepResult perform(StepContext context) {
        var version = inventory.version(context.version());
        var since = clock.instant().minus(Period.parse(context.input("lookback")));
        var dependents = inventory.models().stream()
                .filter(model ->
                        model.description().dependencies().contains(version.id().model()))
                .map(model -> model.id())
                .toList();
        var usage = deployments.usage(version.id(), since);
        ledger.record(
                new NewEvidence(
                        version.id(),
                        version.artifact(),
                        "impact",
                        usage.requests() == 0 && dependents.isEmpty() ? "unused" : "used",
                        new Impact(usage, dependents),
                        context.rootInstance()),
                OutcomeNames.SELF);
        return StepResult.nothing();
    }
}
