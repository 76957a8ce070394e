package io.muster.lifecycle.steps.serve;

import io.muster.lifecycle.steps.ServiceTransitions;
import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.Step.Guard;
import io.muster.step.Step.Input;
import io.muster.step.StepContext;
import io.muster.step.StepResult;

@Step(
        id = "promoteVersion",
        title = "Promote to champion",
        description = "Makes the version answer requests that name no version; the former champion steps back.",
        group = Step.Group.SERVE,
        inputs = @Input(name = "environment", label = "Environment", proposed = "production"),
        guard = Guard.PROMOTE,
        callsOut = true,
        retries = {"PT10S", "PT1M", "PT10M", "PT1H"},
        idempotence = "Promoting the champion again replaces its deployment with an equal one.")
class PromoteVersion implements ShortStep {

    private final ServiceTransitions service;

    PromoteVersion(ServiceTransitions service) {
        this.service = service;
    }

    @Override
    public StepResult perform(StepContext context) {
        service.promote(context.version(), context.input("environment"));
        return StepResult.nothing();
    }
}
