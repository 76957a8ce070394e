package io.muster.lifecycle.steps.end;

import io.muster.governance.Change.State;
import io.muster.governance.Changes;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.lifecycle.steps.SignOffReasons;
import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.Step.Input;
import io.muster.step.StepContext;
import io.muster.step.StepResult;
import java.util.Locale;

@Step(
        id = "closeChange",
        title = "Close change",
        description = "Ends a proposed change that does not come into force; its files and evidence stay.",
        group = Step.Group.END,
        inputs =
                @Input(
                        name = "end",
                        label = "How it ended",
                        proposed = "rejected",
                        values = {"rejected", "refused", "lapsed", "withdrawn"}),
        idempotence = "The end and the token's move commit together; a closed change stays closed.")
class CloseChange implements ShortStep {

    private final Changes changes;
    private final SignOffReasons reasons;

    CloseChange(Changes changes, SignOffReasons reasons) {
        this.changes = changes;
        this.reasons = reasons;
    }

    @Override
    public StepResult perform(StepContext context) {
        var end = State.valueOf(context.input("end").toUpperCase(Locale.ROOT));
        changes.close(context.change(), end, reasons.last(context), OutcomeNames.SELF);
        return StepResult.nothing();
    }
}
