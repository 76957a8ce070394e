package io.muster.lifecycle.steps.serve;

import io.muster.evidence.Certificate;
import io.muster.evidence.Evidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.certificates.Certificates;
import io.muster.lifecycle.steps.approve.CertificateService;
import io.muster.lifecycle.steps.plan.RevalidationPlan;
import io.muster.step.StepContext;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The way back of what a suspension took: the certificate, the places where the version served, and its revalidation. */
@Component
class Restoration {

    private final CertificateService issuer;
    private final Certificates certificates;
    private final EvidenceLedger ledger;
    private final Suspensions suspensions;
    private final RevalidationPlan plan;

    Restoration(
            CertificateService issuer,
            Certificates certificates,
            EvidenceLedger ledger,
            Suspensions suspensions,
            RevalidationPlan plan) {
        this.issuer = issuer;
        this.certificates = certificates;
        this.ledger = ledger;
        this.suspensions = suspensions;
        this.plan = plan;
    }

    /** The grounds of the certificate that the version had, and what was provided since. */
    List<Evidence> grounds(Suspension suspension, List<Evidence> fresh) {
        return Stream.concat(former(suspension).evidence().stream().map(ledger::get), fresh.stream())
                .toList();
    }

    /**
     * Puts the version back, with a certificate that permits what the former one did.
     *
     * @param signedOff whether people signed it off in this process; otherwise the certificate rests on the former one
     * @param cadence the table for its revalidation, if none was planned
     */
    void restore(
            StepContext context, Suspension suspension, List<Evidence> grounds, boolean signedOff, String cadence) {
        var former = former(suspension);
        if (former.isRevoked()) {
            issuer.reissue(context, former, grounds, !signedOff);
        }
        suspensions.putBack(context, suspension);
        if (suspension.revalidation() == null) {
            plan.plan(context.version(), cadence);
        } else {
            plan.resume(context.version(), suspension.revalidation());
        }
    }

    private Certificate former(Suspension suspension) {
        return certificates.get(String.valueOf(suspension.certificate()));
    }
}
