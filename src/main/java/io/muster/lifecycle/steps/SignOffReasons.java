package io.muster.lifecycle.steps;

import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.SignOff;
import io.muster.step.StepContext;
import org.springframework.stereotype.Component;

/** People's reasons for what a step carries out. */
@Component
public class SignOffReasons {

    private final EvidenceLedger ledger;

    SignOffReasons(EvidenceLedger ledger) {
        this.ledger = ledger;
    }

    /** The reason of the last sign-off in this process, with its author. */
    public String last(StepContext context) {
        return ledger.of(context.subject()).stream()
                .filter(evidence -> evidence.kind().equals(SignOff.KIND))
                .filter(evidence -> context.rootInstance().equals(evidence.processInstance()))
                .reduce((earlier, later) -> later)
                .map(evidence -> "%s: %s"
                        .formatted(evidence.by(), evidence.body().path("reason").asText()))
                .orElse("No decision came in time");
    }
}
