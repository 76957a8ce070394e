package io.muster.lifecycle.steps.serve;

import io.muster.lifecycle.steps.ServiceTransitions;
import io.muster.lifecycle.steps.plan.RevalidationPlan;
import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.Step.Guard;
import io.muster.step.Step.Input;
import io.muster.step.Step.Outcome;
import io.muster.step.StepContext;
import io.muster.step.StepResult;

@Step(
        id = "rollBackVersion",
        title = "Roll back version",
        description = """
            Puts the champion that the version replaced back into service, if its certificate still allows that; otherwise \
            nothing serves. The version itself is suspended.\
            """,
        group = Step.Group.SERVE,
        inputs = {
            @Input(name = "environment", label = "Environment", proposed = "production"),
            @Input(
                    name = "cadence",
                    label = "Decision that gives the months until the former champion's revalidation",
                    type = Input.Type.DECISION,
                    proposed = "revalidation-cadence")
        },
        outcome =
                @Outcome(
                        variable = RollBackVersion.OUTCOME,
                        values = {RollBackVersion.RESTORED, RollBackVersion.NOTHING_SERVES}),
        guard = Guard.ROLLBACK,
        callsOut = true,
        retries = {"PT10S", "PT1M", "PT10M", "PT1H"},
        idempotence = "A version that no longer serves is not rolled back again.")
class RollBackVersion implements ShortStep {

    static final String OUTCOME = "rollbackOutcome";
    static final String RESTORED = "restored";
    static final String NOTHING_SERVES = "nothing-serves";

    private final ServiceTransitions service;
    private final RevalidationPlan plan;

    RollBackVersion(ServiceTransitions service, RevalidationPlan plan) {
        this.service = service;
        this.plan = plan;
    }

    @Override
    public StepResult perform(StepContext context) {
        var environment = context.input("environment");
        var restored = service.rollBack(context, environment);
        restored.ifPresent(former -> plan.plan(former, context.input("cadence")));
        return StepResult.outcome(restored.isPresent() ? RESTORED : NOTHING_SERVES);
    }
}
