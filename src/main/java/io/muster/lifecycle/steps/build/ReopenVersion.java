package io.muster.lifecycle.steps.build;

import io.muster.inventory.Inventory;
import io.muster.inventory.versions.Stage;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.StepContext;
import io.muster.step.StepResult;

@Step(
        id = "reopenVersion",
        title = "Reopen for rework",
        description = "Makes a candidate a draft again: its artifact and every sign-off on it are void.",
        group = Step.Group.BUILD,
        voids = true,
        idempotence = "A draft stays a draft.")
class ReopenVersion implements ShortStep {

    private final Inventory inventory;

    ReopenVersion(Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public StepResult perform(StepContext context) {
        if (inventory.version(context.version()).stage() == Stage.CANDIDATE) {
            inventory.reopen(context.version(), "Returned for rework", OutcomeNames.SELF);
        }
        return StepResult.nothing();
    }
}
