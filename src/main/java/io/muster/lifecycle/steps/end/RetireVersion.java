package io.muster.lifecycle.steps.end;

import io.muster.inventory.Inventory;
import io.muster.lifecycle.steps.Controls;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.lifecycle.steps.ServiceTransitions;
import io.muster.lifecycle.steps.SignOffReasons;
import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.Step.Guard;
import io.muster.step.Step.Input;
import io.muster.step.StepContext;
import io.muster.step.StepResult;
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
    private final ServiceTransitions service;
    private final SignOffReasons reasons;

    RetireVersion(Inventory inventory, Controls controls, ServiceTransitions service, SignOffReasons reasons) {
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
        inventory.retire(context.version(), reason, OutcomeNames.SELF);
        return StepResult.nothing();
    }
}
