package io.muster.lifecycle.steps.notify;

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
                "Opens a finding for the owner of the model, or for someone who may sign a change: a decision was not"
                        + " taken in time. An open task escalates by itself and needs no such step.",
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

    Escalate(FindingService findings) {
        this.findings = findings;
    }

    @Override
    public StepResult perform(StepContext context) {
        findings.open(
                context, Finding.DECISION_OVERDUE, "No one decided about %s in time".formatted(context.key()), null);
        return StepResult.nothing();
    }
}
