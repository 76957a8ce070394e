package io.muster.lifecycle.steps;

import io.muster.evidence.Evidence;
import io.muster.evidence.EvidenceLedger;
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
        return Evidence.last(
                        ledger.of(context.subject()),
                        evidence ->
                                evidence.isSignOff() && context.rootInstance().equals(evidence.processInstance()))
                .map(evidence -> "%s: %s"
                        .formatted(evidence.by(), evidence.body().path("reason").asText()))
                .orElse("No decision came in time");
    }
}
