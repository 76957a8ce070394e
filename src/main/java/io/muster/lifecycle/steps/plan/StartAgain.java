package io.muster.lifecycle.steps.plan;

import io.muster.inventory.Inventory;
import io.muster.inventory.versions.Stage;
import io.muster.lifecycle.Lifecycle;
import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.StepContext;
import io.muster.step.StepResult;

@Step(
        id = "startAgain",
        title = "Start release again",
        description =
                "Starts the release of the version from its beginning, in the name of the person who started this one;"
                        + " the new instance takes its place.",
        group = Step.Group.PLAN,
        idempotence = "The start and the token's move commit together.")
class StartAgain implements ShortStep {

    private final Inventory inventory;
    private final Lifecycle lifecycle;

    StartAgain(Inventory inventory, Lifecycle lifecycle) {
        this.inventory = inventory;
        this.lifecycle = lifecycle;
    }

    @Override
    public StepResult perform(StepContext context) {
        if (inventory.version(context.version()).stage() == Stage.DRAFT) {
            lifecycle.startReleaseAgain(context.version(), context.rootInstance());
        }
        return StepResult.nothing();
    }
}
