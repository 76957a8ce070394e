package io.muster.lifecycle.steps.approve;

import io.muster.evidence.Certificate;
import io.muster.evidence.Evidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.certificates.Certificates;
import io.muster.inventory.Inventory;
import io.muster.lifecycle.LifecycleProblem;
import io.muster.lifecycle.steps.Controls;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.lifecycle.steps.SignedUse;
import io.muster.step.StepContext;
import io.muster.verification.model.Guard;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The renewal of a certificate, on the grounds of the former one and on what this process provided. It is refused if the
 * use was edited since a person signed it off, or if the tier in force demands more than the grounds hold.
 */
@Component
class Renewal {

    private final Inventory inventory;
    private final Controls controls;
    private final SignedUse uses;
    private final Certificates certificates;
    private final EvidenceLedger ledger;
    private final CertificateService service;

    Renewal(
            Inventory inventory,
            Controls controls,
            SignedUse uses,
            Certificates certificates,
            EvidenceLedger ledger,
            CertificateService service) {
        this.inventory = inventory;
        this.controls = controls;
        this.uses = uses;
        this.certificates = certificates;
        this.ledger = ledger;
        this.service = service;
    }

    /** @param guard whose demands are the new grounds; they were checked when the step began */
    Certificate renew(StepContext context, Guard guard) {
        var version = inventory.version(context.version());
        uses.require(version, context.rootInstance());
        var fresh = Stream.concat(
                        controls.grounds(context, version, guard).stream(),
                        controls.decisions(context, version).stream())
                .distinct()
                .toList();
        var former = certificates
                .current(version.id())
                .orElseThrow(() -> LifecycleProblem.controlsMissing(version.id(), List.of("a certificate to renew")));
        var grounds = Stream.concat(signedOffThen(former), fresh.stream()).toList();
        controls.requireAmong(version, grounds);
        var certificate =
                service.issue(context, version, grounds, Terms.of(fresh).after(former), former.environments());
        inventory.renew(version.id(), certificate.serial(), OutcomeNames.SELF);
        return certificate;
    }

    /** The evidence of the former certificate, which is still valid. */
    private Stream<Evidence> signedOffThen(Certificate former) {
        return former.evidence().stream().map(ledger::get);
    }
}
