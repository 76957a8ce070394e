package io.muster.lifecycle.steps.build;

import io.muster.inventory.Inventory;
import io.muster.inventory.versions.Stage;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.lifecycle.steps.ServiceTransitions;
import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.StepContext;
import io.muster.step.StepResult;

@Step(
        id = "returnVersion",
        title = "Return to draft",
        description =
                "Makes the version a draft again with all its content, because another tier is in force: a canary ends,"
                        + " its certificate is revoked and every sign-off is void.",
        group = Step.Group.BUILD,
        voids = true,
        idempotence = "A draft stays a draft; a version that is in service or has ended is left unchanged.")
class ReturnVersion implements ShortStep {

    private static final String REASON = "Another tier is in force";

    private final Inventory inventory;
    private final ServiceTransitions service;

    ReturnVersion(Inventory inventory, ServiceTransitions service) {
        this.inventory = inventory;
        this.service = service;
    }

    @Override
    public StepResult perform(StepContext context) {
        var stage = inventory.version(context.version()).stage();
        if (stage == Stage.APPROVED) {
            service.end(context.version(), REASON);
        }
        if (stage == Stage.APPROVED || stage == Stage.CANDIDATE) {
            inventory.returnToDraft(context.version(), REASON, OutcomeNames.SELF);
        }
        return StepResult.nothing();
    }
}
