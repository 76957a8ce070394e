package io.muster.lifecycle.proof;

import io.muster.shared.Refusal;

/** There is no such process, or no such version of it. */
public class ProcessNotDeployed extends Refusal {

    ProcessNotDeployed(String key) {
        super(Kind.NOT_FOUND, "No process '%s' is deployed".formatted(key));
    }

    ProcessNotDeployed(String key, int version) {
        super(Kind.NOT_FOUND, "Process '%s' has no version %d".formatted(key, version));
    }
}
