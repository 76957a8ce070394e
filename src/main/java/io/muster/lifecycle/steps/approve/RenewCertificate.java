package io.muster.lifecycle.steps.approve;

import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.Step.Input;
import io.muster.step.Step.Variable;
import io.muster.step.StepContext;
import io.muster.step.StepResult;
import io.muster.verification.model.Guard;

@Step(
        id = "renewCertificate",
        title = "Renew certificate",
        description =
                "Signs that the version may stay in service: it passed its revalidation on fresh data, and everyone whom"
                        + " its tier demands agreed.",
        group = Step.Group.APPROVE,
        guard = Step.Guard.RENEW,
        inputs =
                @Input(
                        name = "validity",
                        label = "Decision that gives the months the certificate is valid",
                        type = Input.Type.DECISION,
                        proposed = PolicyValidity.TABLE),
        writes = @Variable(name = OutcomeNames.CERTIFICATE, label = "Serial number of the certificate"),
        idempotence = "A second certificate renews the first.")
class RenewCertificate implements ShortStep {

    private final Renewal renewal;

    RenewCertificate(Renewal renewal) {
        this.renewal = renewal;
    }

    @Override
    public StepResult perform(StepContext context) {
        return IssueCertificate.written(renewal.renew(context, Guard.RENEW));
    }
}
