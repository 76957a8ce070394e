package io.muster.formats;

/** Where a format's models are scored when they are in service. */
public enum ServingMode {
    /** In this process if time and memory of each prediction are known to be bounded, otherwise in a worker process. */
    AUTO,
    /** In this process, whatever the model may do to it. */
    IN_PROCESS,
    /** In a worker process of the model's own. */
    WORKER
}
