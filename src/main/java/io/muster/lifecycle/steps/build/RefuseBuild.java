package io.muster.lifecycle.steps.build;

import io.muster.inventory.Inventory;
import io.muster.lifecycle.steps.Builds;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.Step.Outcome;
import io.muster.step.StepContext;
import io.muster.step.StepResult;

@Step(
        id = "refuseBuild",
        title = "Refuse build",
        description = "Records that the build was refused, by a person or because no one acted in time.",
        group = Step.Group.BUILD,
        outcome = @Outcome(variable = OutcomeNames.BUILD_OUTCOME, values = OutcomeNames.REFUSED),
        idempotence = "A second record says the same.")
class RefuseBuild implements ShortStep {

    private final Inventory inventory;
    private final Builds builds;

    RefuseBuild(Inventory inventory, Builds builds) {
        this.inventory = inventory;
        this.builds = builds;
    }

    @Override
    public StepResult perform(StepContext context) {
        return builds.refuse(context, inventory.version(context.version()), "A person refused it; see the sign-off");
    }
}
