package io.muster.proofs;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** There is no such process, or no such version of it. */
@Problem(slug = "process-not-deployed", kind = Refusal.Kind.NOT_FOUND, title = "Process not deployed")
public class ProcessNotDeployed extends Refusal {

    ProcessNotDeployed(String key) {
        super("No process '%s' is deployed".formatted(key));
    }

    ProcessNotDeployed(String key, int version) {
        super("Process '%s' has no version %d".formatted(key, version));
    }
}
