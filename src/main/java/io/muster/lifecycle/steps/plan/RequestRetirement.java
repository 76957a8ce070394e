package io.muster.lifecycle.steps.plan;

import io.muster.lifecycle.Lifecycle;
import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.StepContext;
import io.muster.step.StepResult;

@Step(
        id = "requestRetirement",
        title = "Request retirement",
        description = "Starts the retirement of the version.",
        group = Step.Group.PLAN,
        idempotence = "The start and the token's move commit together; there is one retirement of a version at a time.")
class RequestRetirement implements ShortStep {

    private final Lifecycle lifecycle;

    RequestRetirement(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    @Override
    public StepResult perform(StepContext context) {
        lifecycle.startRetirementBySystem(context.version());
        return StepResult.nothing();
    }
}
