package io.muster.lifecycle.steps.approve;

import io.muster.evidence.Certificate;
import io.muster.inventory.Inventory;
import io.muster.lifecycle.steps.Controls;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.monitoring.reference.VersionReferences;
import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.Step.Input;
import io.muster.step.Step.Variable;
import io.muster.step.StepContext;
import io.muster.step.StepResult;

@Step(
        id = "issueCertificate",
        title = "Issue certificate",
        description = "Signs that exactly this artifact may be used, if every control its tier demands was provided.",
        group = Step.Group.APPROVE,
        guard = Step.Guard.CERTIFY,
        inputs = {
            @Input(
                    name = "controls",
                    label = "Decision that names the demanded controls",
                    type = Input.Type.DECISION,
                    proposed = "required-controls"),
            @Input(
                    name = "validity",
                    label = "Decision that gives the months the certificate is valid",
                    type = Input.Type.DECISION,
                    proposed = PolicyValidity.TABLE),
            @Input(name = "environments", label = "Where it may serve, separated by commas", proposed = "production")
        },
        writes = @Variable(name = OutcomeNames.CERTIFICATE, label = "Serial number of the certificate"),
        idempotence = "A second certificate renews the first; the version is approved once, in the same transaction.")
class IssueCertificate implements ShortStep {

    private final Inventory inventory;
    private final Controls controls;
    private final CertificateService service;
    private final VersionReferences references;

    IssueCertificate(Inventory inventory, Controls controls, CertificateService service, VersionReferences references) {
        this.inventory = inventory;
        this.controls = controls;
        this.service = service;
        this.references = references;
    }

    @Override
    public StepResult perform(StepContext context) {
        var version = inventory.version(context.version());
        // The diagram names the table and may name a laxer one; the policy's own requirements were checked before, as
        // for each guard.
        var grounds = controls.require(context, version, context.input("controls"));
        var certificate = service.issue(context, version, grounds, Terms.of(grounds));
        references.putInForce(version, certificate, OutcomeNames.SELF);
        inventory.approve(version.id(), certificate.serial(), OutcomeNames.SELF);
        return written(certificate);
    }

    static StepResult written(Certificate certificate) {
        return StepResult.nothing().with(OutcomeNames.CERTIFICATE, certificate.serial());
    }
}
