package io.muster.lifecycle.steps.notify;

import io.muster.engine.Urgency;
import io.muster.evidence.findings.Finding;
import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.Step.Input;
import io.muster.step.StepContext;
import io.muster.step.StepResult;

@Step(
        id = "escalate",
        title = "Escalate",
        description =
                "Marks the open tasks as overdue, tells those who may decide them again, and opens a finding for the owner"
                        + " of the model, or for someone who may sign a change.",
        group = Step.Group.NOTIFY,
        inputs = {
            @Input(
                    name = "severity",
                    label = "Severity",
                    proposed = "MEDIUM",
                    values = {"CRITICAL", "HIGH", "MEDIUM", "LOW"}),
            @Input(name = "within", label = "Time until it must be closed", type = Input.Type.PERIOD, proposed = "P30D")
        },
        harmless = "It only opens a finding.",
        idempotence = "The finding and the token's move commit together.")
class Escalate implements ShortStep {

    private final FindingService findings;
    private final WaitingTasks waiting;

    Escalate(FindingService findings, WaitingTasks waiting) {
        this.findings = findings;
        this.waiting = waiting;
    }

    @Override
    public StepResult perform(StepContext context) {
        findings.open(
                context,
                Finding.DECISION_OVERDUE,
                "Waiting: %s".formatted(String.join(", ", waiting.press(context.key(), Urgency.OVERDUE))),
                null);
        return StepResult.nothing();
    }
}
