package io.muster.step;

import io.muster.extensions.ExtensionPoint;
import io.muster.shared.Progress;

/**
 * A step that takes seconds to hours. A worker holds the step's lock and renews it; no transaction is open meanwhile.
 * Only one worker has the lock, and a result whose lock was lost is discarded.
 */
@ExtensionPoint(value = "step", declaredBy = Step.class)
@FunctionalInterface
public interface LongStep {

    /**
     * Does the work without changes in the database that others would see.
     *
     * @param progress receives the progress, and decides whether to stop
     * @return what remains to be done in the transaction that moves the token
     * @throws InterruptedException when the process instance ended or the server stops
     * @throws RuntimeException retried by the worker's retry list; then an incident for an operator
     */
    Conclusion work(StepContext context, Progress progress) throws InterruptedException;

    /** The end of a long step: rows and token commit together. */
    @FunctionalInterface
    interface Conclusion {

        StepResult conclude();
    }
}
