package io.muster.lifecycle.steps.notify;

import io.muster.evidence.Evidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.Step.Input;
import io.muster.step.StepContext;
import io.muster.step.StepResult;

@Step(
        id = "openFinding",
        title = "Open finding",
        description = "Records a weakness for the owner of the model: the latest validation was not passed.",
        group = Step.Group.NOTIFY,
        inputs = {
            @Input(
                    name = "severity",
                    label = "Severity",
                    proposed = "HIGH",
                    values = {"CRITICAL", "HIGH", "MEDIUM", "LOW"}),
            @Input(name = "within", label = "Time until it must be closed", type = Input.Type.PERIOD, proposed = "P30D")
        },
        harmless = "It only opens a finding.",
        idempotence = "The finding and the token's move commit together.")
class OpenFinding implements ShortStep {

    private static final String NOT_PASSED = "Validation was not passed";
    private static final String REFUSED = "A person refused it";

    private final EvidenceLedger ledger;
    private final FindingService findings;

    OpenFinding(EvidenceLedger ledger, FindingService findings) {
        this.ledger = ledger;
        this.findings = findings;
    }

    @Override
    public StepResult perform(StepContext context) {
        var shown = Evidence.last(
                        ledger.of(context.subject()),
                        evidence -> context.rootInstance().equals(evidence.processInstance()))
                .orElse(null);
        var text = shown == null
                ? "See the process."
                : "%s ended as '%s': %s"
                        .formatted(
                                shown.kind(),
                                shown.outcome(),
                                shown.body()
                                        .path(shown.isSignOff() ? "reason" : "conclusion")
                                        .asText());
        findings.open(
                context,
                shown != null && shown.isSignOff() ? REFUSED : NOT_PASSED,
                text,
                shown == null ? null : shown.id());
        return StepResult.nothing();
    }
}
