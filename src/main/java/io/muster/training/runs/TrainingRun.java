package io.muster.training.runs;

import io.muster.shared.VersionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One training run, as people see it.
 *
 * @param key given by the caller that asked for the run; the same key again is another attempt at the same run
 * @param progress share of the work done, 0 to 1
 * @param message current activity, or the reason for a failure
 * @param node the server process: host, process number, start; for external training, the worker
 */
public record TrainingRun(
        String key,
        VersionId version,
        String backend,
        State state,
        double progress,
        String message,
        int attempt,
        Instant started,
        @Nullable Instant finished,
        String node) {

    public boolean isRunning() {
        return state == State.RUNNING;
    }

    public RunAttempt asAttempt() {
        return new RunAttempt(key, attempt, node);
    }

    /** The state of a run. */
    public enum State {
        RUNNING,
        FINISHED,
        /** It cannot work as requested, or the backend broke; the message says which. */
        FAILED,
        /** It was stopped. */
        CANCELLED,
        /** Its server process died. */
        ABANDONED
    }
}
