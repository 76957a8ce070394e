package io.muster.lifecycle.steps.serve;

import io.muster.evidence.EvidenceLedger;
import io.muster.lifecycle.ServiceRequest;
import io.muster.lifecycle.steps.plan.RevalidationPlan;
import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.Step.Guard;
import io.muster.step.Step.Input;
import io.muster.step.StepContext;
import io.muster.step.StepResult;

@Step(
        id = "takeOutOfService",
        title = "Take out of service now",
        description =
                "Does at once what an operator asked for with a reason: suspends the version and revokes its certificate, or"
                        + " puts the champion back that it replaced.",
        group = Step.Group.SERVE,
        inputs = {
            @Input(name = "environment", label = "Environment of a rollback", proposed = "production"),
            @Input(
                    name = "cadence",
                    label = "Decision that gives the months until the former champion's revalidation",
                    type = Input.Type.DECISION,
                    proposed = "revalidation-cadence")
        },
        guard = Guard.SUSPEND,
        callsOut = true,
        retries = {"PT1S", "PT10S", "PT1M", "PT10M"},
        idempotence = "A version that no longer serves is not taken out of service again.")
class TakeOutOfService implements ShortStep {

    private final Suspensions suspensions;
    private final RevalidationPlan plan;
    private final EvidenceLedger ledger;

    TakeOutOfService(Suspensions suspensions, RevalidationPlan plan, EvidenceLedger ledger) {
        this.suspensions = suspensions;
        this.plan = plan;
        this.ledger = ledger;
    }

    @Override
    public StepResult perform(StepContext context) {
        var request = ServiceRequest.of(context.version(), ledger.of(context.version()), context.rootInstance());
        var reason = "%s: %s".formatted(request.by(), request.reason());
        switch (request.action()) {
            case SUSPEND -> suspensions.suspend(context, reason);
            case ROLL_BACK ->
                suspensions
                        .rollBack(context, context.input("environment"), reason)
                        .ifPresent(former -> plan.plan(former, context.input("cadence")));
            case REINSTATE ->
                throw new IllegalStateException(
                        "An emergency of %s asks for a reinstatement".formatted(context.version()));
        }
        return StepResult.nothing();
    }
}
