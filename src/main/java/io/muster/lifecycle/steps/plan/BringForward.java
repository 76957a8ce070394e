package io.muster.lifecycle.steps.plan;

import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.StepContext;
import io.muster.step.StepResult;

@Step(
        id = "bringForward",
        title = "Bring revalidation forward",
        description = "Makes the version's revalidation due now: it starts as soon as this one has ended.",
        group = Step.Group.PLAN,
        harmless = "It only validates a version earlier than planned.",
        idempotence = "A date that is already planned is moved; no second date is added.")
class BringForward implements ShortStep {

    private final RevalidationPlan plan;

    BringForward(RevalidationPlan plan) {
        this.plan = plan;
    }

    @Override
    public StepResult perform(StepContext context) {
        plan.now(context.version());
        return StepResult.nothing();
    }
}
