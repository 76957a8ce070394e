package io.muster.lifecycle.steps.end;

import io.muster.inventory.Inventory;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.lifecycle.steps.SignOffReasons;
import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.StepContext;
import io.muster.step.StepResult;

@Step(
        id = "rejectVersion",
        title = "Reject version",
        description = "Ends the version: review or approval refused it.",
        group = Step.Group.END,
        idempotence = "The end and the token's move commit together.")
class RejectVersion implements ShortStep {

    private final Inventory inventory;
    private final SignOffReasons reasons;

    RejectVersion(Inventory inventory, SignOffReasons reasons) {
        this.inventory = inventory;
        this.reasons = reasons;
    }

    @Override
    public StepResult perform(StepContext context) {
        inventory.reject(context.version(), reasons.last(context), OutcomeNames.SELF);
        return StepResult.nothing();
    }
}
