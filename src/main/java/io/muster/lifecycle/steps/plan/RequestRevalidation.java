package io.muster.lifecycle.steps.plan;

import io.muster.lifecycle.Revalidations;
import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.Step.Input;
import io.muster.step.StepContext;
import io.muster.step.StepResult;

@Step(
        id = "requestRevalidation",
        title = "Request revalidation",
        description =
                "Starts a revalidation of the version now. One that is under way already is enough: it signs what is"
                        + " described then.",
        group = Step.Group.PLAN,
        inputs =
                @Input(
                        name = "reason",
                        label = "Why it is validated again",
                        proposed = "change",
                        values = {"change", "finding", "condition"}),
        harmless = "It only validates a version earlier than planned.",
        idempotence =
                "The start and the token's move commit together; there is one revalidation of a version at a time.")
class RequestRevalidation implements ShortStep {

    private final Revalidations revalidations;

    RequestRevalidation(Revalidations revalidations) {
        this.revalidations = revalidations;
    }

    @Override
    public StepResult perform(StepContext context) {
        revalidations.startUnlessRunning(context.version(), context.input("reason"), context.rootInstance());
        return StepResult.nothing();
    }
}
