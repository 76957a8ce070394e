package io.muster.lifecycle.steps.validate;

import io.muster.governance.ChangeReview;
import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.Step.Input;
import io.muster.step.StepContext;
import io.muster.step.StepResult;

@Step(
        id = "compareChange",
        title = "Compare change",
        description =
                "Compares a proposed deployment with the versions in force under the policy in force, keeps what is"
                        + " weaker as evidence and finds the owner of the process.",
        group = Step.Group.VALIDATE,
        inputs =
                @Input(
                        name = "owners",
                        label = "Decision that names the owner of a process",
                        type = Input.Type.DECISION,
                        proposed = "process-owners"),
        voids = true,
        idempotence = "The evidence and the token's move commit together.")
class CompareChange implements ShortStep {

    private final ChangeReview review;

    CompareChange(ChangeReview review) {
        this.review = review;
    }

    @Override
    public StepResult perform(StepContext context) {
        review.compare(context.change(), context.input("owners"), context.rootInstance());
        return StepResult.nothing();
    }
}
