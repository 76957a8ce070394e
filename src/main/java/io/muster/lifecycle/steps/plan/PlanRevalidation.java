package io.muster.lifecycle.steps.plan;

import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.Step.Input;
import io.muster.step.StepContext;
import io.muster.step.StepResult;

@Step(
        id = "planRevalidation",
        title = "Plan revalidation",
        description = "Plans when the version must be validated again, by tier and type.",
        group = Step.Group.PLAN,
        inputs =
                @Input(
                        name = "cadence",
                        label = "Decision that gives the months until revalidation",
                        type = Input.Type.DECISION,
                        proposed = "revalidation-cadence"),
        idempotence = "A date that is planned already is moved, not doubled.")
class PlanRevalidation implements ShortStep {

    private final RevalidationPlan plan;

    PlanRevalidation(RevalidationPlan plan) {
        this.plan = plan;
    }

    @Override
    public StepResult perform(StepContext context) {
        plan.plan(context.version(), context.input("cadence"));
        return StepResult.nothing();
    }
}
