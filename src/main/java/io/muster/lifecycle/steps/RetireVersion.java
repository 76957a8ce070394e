package io.muster.lifecycle.steps;

import io.muster.inventory.Inventory;
import io.muster.lifecycle.step.ShortStep;
import io.muster.lifecycle.step.Step;
import io.muster.lifecycle.step.Step.Guard;
import io.muster.lifecycle.step.Step.Input;
import io.muster.lifecycle.step.StepContext;
import io.muster.lifecycle.step.StepResult;
import java.util.List;

@Step(
        id = "retireVersion",
        title = "Retire version",
        description = "Takes the version out of service for good; its evidence stays.",
        group = Step.Group.END,
        inputs = @Input(name = "control", label = "Control that must be signed off", proposed = "retirement"),
        guard = Guard.RETIRE,
        idempotence = "The end and the token's move commit together.")
class RetireVersion implements ShortStep {

    private final Inventory inventory;
    private final Controls controls;
    private final Service service;
    private final Reasons reasons;

    RetireVersion(Inventory inventory, Controls controls, Service service, Reasons reasons) {
        this.inventory = inventory;
        this.controls = controls;
        this.service = service;
        this.reasons = reasons;
    }

    @Override
    public StepResult perform(StepContext context) {
        controls.requireAll(context, inventory.version(context.version()), List.of(context.input("control")));
        var reason = reasons.last(context);
        service.end(context.version(), reason);
        inventory.retire(context.version(), reason, Words.SELF);
        return StepResult.nothing();
    }
}
