package io.muster.lifecycle.steps.serve;

import io.muster.inventory.Inventory;
import io.muster.lifecycle.steps.Controls;
import io.muster.lifecycle.steps.SignOffReasons;
import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.Step.Guard;
import io.muster.step.Step.Input;
import io.muster.step.StepContext;
import io.muster.step.StepResult;

@Step(
        id = "suspendVersion",
        title = "Suspend version",
        description = "Takes the version out of service for the time being and revokes its certificate.",
        group = Step.Group.SERVE,
        inputs = {
            @Input(name = "control", label = "Control whose sign-off asks for it", proposed = "suspension"),
            @Input(name = "decided", label = "What that sign-off must have decided", proposed = "suspend")
        },
        guard = Guard.SUSPEND,
        idempotence = "A version that is suspended stays suspended.")
class SuspendVersion implements ShortStep {

    private final Inventory inventory;
    private final Controls controls;
    private final Suspensions suspensions;
    private final SignOffReasons reasons;

    SuspendVersion(Inventory inventory, Controls controls, Suspensions suspensions, SignOffReasons reasons) {
        this.inventory = inventory;
        this.controls = controls;
        this.suspensions = suspensions;
        this.reasons = reasons;
    }

    @Override
    public StepResult perform(StepContext context) {
        controls.requireDecision(
                context, inventory.version(context.version()), context.input("control"), context.input("decided"));
        suspensions.suspend(context, reasons.last(context));
        return StepResult.nothing();
    }
}
