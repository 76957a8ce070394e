package io.muster.formats;

/** Where a format's models in service are scored. */
public enum ServingMode {
    /** In this process if time and memory of each prediction are known to be bounded, otherwise in a worker process. */
    AUTO,
    /** In this process, even if the model may harm it, as long as it can be ended there ({@link ModelFormat#canBeEnded}). */
    IN_PROCESS,
    /** In a worker process of the model's own. */
    WORKER
}
