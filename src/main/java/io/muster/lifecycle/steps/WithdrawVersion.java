package io.muster.lifecycle.steps;

import io.muster.inventory.Inventory;
import io.muster.lifecycle.step.ShortStep;
import io.muster.lifecycle.step.Step;
import io.muster.lifecycle.step.StepContext;
import io.muster.lifecycle.step.StepResult;

@Step(
        id = "withdrawVersion",
        title = "Withdraw version",
        description = "Ends the version: its developer took it back, a trial was stopped, or no decision came in time.",
        group = Step.Group.END,
        idempotence = "The end and the token's move commit together.")
class WithdrawVersion implements ShortStep {

    private final Inventory inventory;
    private final Service service;
    private final Reasons reasons;

    WithdrawVersion(Inventory inventory, Service service, Reasons reasons) {
        this.inventory = inventory;
        this.service = service;
        this.reasons = reasons;
    }

    @Override
    public StepResult perform(StepContext context) {
        var reason =
                context.has(Words.WITHDRAWAL_REASON) ? context.text(Words.WITHDRAWAL_REASON) : reasons.last(context);
        service.end(context.version(), reason);
        inventory.withdraw(context.version(), reason, Words.SELF);
        return StepResult.nothing();
    }
}
