package io.muster.lifecycle.steps.plan;

import io.muster.evidence.findings.Findings;
import io.muster.evidence.findings.NewFinding;
import io.muster.evidence.findings.Severity;
import io.muster.inventory.Inventory;
import io.muster.inventory.versions.ModelVersion;
import io.muster.inventory.versions.NewVersion;
import io.muster.inventory.versions.TrainingPlan;
import io.muster.lifecycle.Lifecycle;
import io.muster.lifecycle.steps.Controls;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.Step.Input;
import io.muster.step.Step.Outcome;
import io.muster.step.StepContext;
import io.muster.step.StepResult;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

@Step(
        id = "startSuccessor",
        title = "Start successor",
        description =
                "Drafts the next version for the same developer. Its release starts if there is newer data of the use case to"
                        + " train it on; otherwise the developer gets a finding and changes the plan, because the same"
                        + " plan would give the same model.",
        group = Step.Group.PLAN,
        inputs = {
            @Input(name = "control", label = "Control whose sign-off asks for it", proposed = "revalidation-decision"),
            @Input(name = "decided", label = "What that sign-off must have decided", proposed = "retrain")
        },
        outcome =
                @Outcome(
                        variable = "successorOutcome",
                        values = {StartSuccessor.STARTED, StartSuccessor.DRAFTED}),
        idempotence = "Draft, start or finding, and the token's move commit together.")
class StartSuccessor implements ShortStep {

    static final String STARTED = "started";
    static final String DRAFTED = "drafted";

    private static final int DAYS_TO_ACT = 30;

    private final Inventory inventory;
    private final Controls controls;
    private final Lifecycle lifecycle;
    private final NewerData newer;
    private final Findings findings;
    private final Clock clock;

    StartSuccessor(
            Inventory inventory,
            Controls controls,
            Lifecycle lifecycle,
            NewerData newer,
            Findings findings,
            Clock clock) {
        this.inventory = inventory;
        this.controls = controls;
        this.lifecycle = lifecycle;
        this.newer = newer;
        this.findings = findings;
        this.clock = clock;
    }

    @Override
    public StepResult perform(StepContext context) {
        var former = inventory.version(context.version());
        controls.requireDecision(context, former, context.input("control"), context.input("decided"));
        var training = newer.planFor(former);
        var next = inventory.draft(successor(former, training.orElse(former.training())), former.developer());
        if (training.isPresent()) {
            lifecycle.startReleaseBySystem(next.id());
            return StepResult.outcome(STARTED);
        }
        inform(former, next);
        return StepResult.outcome(DRAFTED);
    }

    /** A submitted version must be submitted again. */
    private static NewVersion successor(ModelVersion former, @Nullable TrainingPlan training) {
        return new NewVersion(
                former.id().model(),
                former.origin(),
                former.format(),
                training,
                former.evaluation(),
                null,
                former.signature(),
                former.goldenRecords());
    }

    private void inform(ModelVersion former, ModelVersion next) {
        findings.open(
                new NewFinding(
                        next.id(),
                        Severity.MEDIUM,
                        "A successor waits for its plan",
                        "An approver asked for a successor of %s. No newer data to train it on is registered for its use case, and the same plan would give the same model."
                                .formatted(former.id()),
                        former.developer(),
                        LocalDate.now(clock).plusDays(DAYS_TO_ACT),
                        "Change data, parameters or artifact of the draft, and start its release",
                        null),
                OutcomeNames.SELF);
    }
}
