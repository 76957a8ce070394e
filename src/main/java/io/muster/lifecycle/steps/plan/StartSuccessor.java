package io.muster.lifecycle.steps.plan;

import io.muster.inventory.Inventory;
import io.muster.inventory.versions.ModelVersion;
import io.muster.inventory.versions.NewVersion;
import io.muster.lifecycle.Lifecycle;
import io.muster.lifecycle.steps.Controls;
import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.Step.Input;
import io.muster.step.StepContext;
import io.muster.step.StepResult;

@Step(
        id = "startSuccessor",
        title = "Start successor",
        description = "Drafts the next version by the same plan and the same developer, and starts its release.",
        group = Step.Group.PLAN,
        inputs = {
            @Input(name = "control", label = "Control whose sign-off asks for it", proposed = "revalidation-decision"),
            @Input(name = "decided", label = "What that sign-off must have decided", proposed = "retrain")
        },
        idempotence = "Draft, start and the token's move commit together.")
class StartSuccessor implements ShortStep {

    private final Inventory inventory;
    private final Controls controls;
    private final Lifecycle lifecycle;

    StartSuccessor(Inventory inventory, Controls controls, Lifecycle lifecycle) {
        this.inventory = inventory;
        this.controls = controls;
        this.lifecycle = lifecycle;
    }

    @Override
    public StepResult perform(StepContext context) {
        var former = inventory.version(context.version());
        controls.requireDecision(context, former, context.input("control"), context.input("decided"));
        var next = inventory.draft(successor(former), former.developer());
        lifecycle.startReleaseBySystem(next.id());
        return StepResult.nothing();
    }

    /** A trained version is trained again; a submitted one must be submitted again. */
    private static NewVersion successor(ModelVersion former) {
        return new NewVersion(
                former.id().model(),
                former.origin(),
                former.format(),
                former.training(),
                former.evaluation(),
                null,
                former.signature(),
                former.goldenRecords());
    }
}
