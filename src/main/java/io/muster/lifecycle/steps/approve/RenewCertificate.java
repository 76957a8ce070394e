package io.muster.lifecycle.steps.approve;

import io.muster.evidence.Certificate;
import io.muster.evidence.Evidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.certificates.Certificates;
import io.muster.inventory.Inventory;
import io.muster.lifecycle.LifecycleProblem;
import io.muster.lifecycle.steps.Controls;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.Step.Input;
import io.muster.step.Step.Variable;
import io.muster.step.StepContext;
import io.muster.step.StepResult;
import java.util.List;
import java.util.stream.Stream;

@Step(
        id = "renewCertificate",
        title = "Renew certificate",
        description =
                "Signs that the version may stay in service: it passed validation again, or a person accepted it with"
                        + " conditions.",
        group = Step.Group.APPROVE,
        inputs = {
            @Input(
                    name = "controls",
                    label = "Decision that names the demanded controls",
                    type = Input.Type.DECISION,
                    proposed = "renewal-controls"),
            @Input(
                    name = "validity",
                    label = "Decision that gives the months the certificate is valid",
                    type = Input.Type.DECISION,
                    proposed = PolicyValidity.TABLE)
        },
        writes = @Variable(name = OutcomeNames.CERTIFICATE, label = "Serial number of the certificate"),
        idempotence = "A second certificate renews the first.")
class RenewCertificate implements ShortStep {

    private final Inventory inventory;
    private final Controls controls;
    private final Certificates certificates;
    private final EvidenceLedger ledger;
    private final CertificateService service;

    RenewCertificate(
            Inventory inventory,
            Controls controls,
            Certificates certificates,
            EvidenceLedger ledger,
            CertificateService service) {
        this.inventory = inventory;
        this.controls = controls;
        this.certificates = certificates;
        this.ledger = ledger;
        this.service = service;
    }

    @Override
    public StepResult perform(StepContext context) {
        var version = inventory.version(context.version());
        var fresh = controls.require(context, version, context.input("controls"));
        var former = certificates
                .current(version.id())
                .orElseThrow(() -> LifecycleProblem.controlsMissing(version.id(), List.of("a certificate to renew")));
        var grounds = Stream.concat(signedOffThen(former), fresh.stream()).toList();
        controls.requireAmong(version, grounds);
        var certificate =
                service.issue(context, version, grounds, Terms.of(fresh).after(former), former.environments());
        inventory.renew(version.id(), certificate.serial(), OutcomeNames.SELF);
        return IssueCertificate.written(certificate);
    }

    /** The evidence of the former certificate, which is still valid. */
    private Stream<Evidence> signedOffThen(Certificate former) {
        return former.evidence().stream().map(ledger::get);
    }
}
