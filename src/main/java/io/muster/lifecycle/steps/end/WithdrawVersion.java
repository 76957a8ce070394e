package io.muster.lifecycle.steps.end;

import io.muster.inventory.Inventory;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.lifecycle.steps.ServiceTransitions;
import io.muster.lifecycle.steps.SignOffReasons;
import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.StepContext;
import io.muster.step.StepResult;

@Step(
        id = "withdrawVersion",
        title = "Withdraw version",
        description = "Ends the version: its developer withdrew it, a trial was stopped, or no decision came in time.",
        group = Step.Group.END,
        idempotence = "The end and the token's move commit together.")
class WithdrawVersion implements ShortStep {

    private final Inventory inventory;
    private final ServiceTransitions service;
    private final SignOffReasons reasons;

    WithdrawVersion(Inventory inventory, ServiceTransitions service, SignOffReasons reasons) {
        this.inventory = inventory;
        this.service = service;
        this.reasons = reasons;
    }

    @Override
    public StepResult perform(StepContext context) {
        var reason = context.has(OutcomeNames.WITHDRAWAL_REASON)
                ? context.text(OutcomeNames.WITHDRAWAL_REASON)
                : reasons.last(context);
        service.end(context.version(), reason);
        inventory.withdraw(context.version(), reason, OutcomeNames.SELF);
        return StepResult.nothing();
    }
}
