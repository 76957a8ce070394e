package io.muster.lifecycle.steps.plan;

import io.muster.inventory.Inventory;
import io.muster.lifecycle.steps.Controls;
import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.Step.Input;
import io.muster.step.StepContext;
import io.muster.step.StepResult;

@Step(
        id = "planRevalidation",
        title = "Plan revalidation",
        description =
                "Plans when the version must be validated again, by tier and type. Refused unless the version's present artifact was measured in this process, or fresh data was looked for, with any outcome.",
        group = Step.Group.PLAN,
        inputs =
                @Input(
                        name = "cadence",
                        label = "Decision that gives the months until revalidation",
                        type = Input.Type.DECISION,
                        proposed = "revalidation-cadence"),
        idempotence = "A date that is already planned is moved; no second date is added.")
class PlanRevalidation implements ShortStep {

    private final RevalidationPlan plan;
    private final Controls controls;
    private final Inventory inventory;

    PlanRevalidation(RevalidationPlan plan, Controls controls, Inventory inventory) {
        this.plan = plan;
        this.controls = controls;
        this.inventory = inventory;
    }

    /** Without a new measurement the date would only be postponed. */
    @Override
    public StepResult perform(StepContext context) {
        var cadence = context.input("cadence");
        controls.requireMeasured(context, inventory.version(context.version()));
        plan.plan(context.version(), cadence);
        return StepResult.nothing();
    }
}
