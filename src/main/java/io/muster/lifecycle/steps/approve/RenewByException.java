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
        id = "renewByException",
        title = "Renew by exception",
        description =
                "Signs, for a shorter time and under a person's conditions, that the version may stay in service although it"
                        + " did not pass its revalidation.",
        group = Step.Group.APPROVE,
        guard = Step.Guard.EXCEPTION,
        inputs =
                @Input(
                        name = "validity",
                        label = "Decision that gives the months the certificate is valid",
                        type = Input.Type.DECISION,
                        proposed = "exception-validity"),
        writes = @Variable(name = OutcomeNames.CERTIFICATE, label = "Serial number of the certificate"),
        idempotence = "A second certificate renews the first.")
class RenewByException implements ShortStep {

    private final Renewal renewal;

    RenewByException(Renewal renewal) {
        this.renewal = renewal;
    }

    @Override
    public StepResult perform(StepContext context) {
        return IssueCertificate.written(renewal.renew(context, Guard.EXCEPTION));
    }
}
