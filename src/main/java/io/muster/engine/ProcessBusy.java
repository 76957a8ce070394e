package io.muster.engine;

import io.muster.shared.Refusal;
import io.muster.step.BusinessKey;

/** The refusal of a message because its process is being changed concurrently; it may be sent again. */
class ProcessBusy extends Refusal {

    ProcessBusy(String message, BusinessKey key, Throwable cause) {
        super(
                EngineProblem.PROCESS_BUSY,
                "The process of %s is being worked on, so '%s' was not passed to it; try again in a moment"
                        .formatted(key, message),
                cause);
    }

    @Override
    public boolean mayWorkLater() {
        return true;
    }
}
