package io.muster.workers;

import io.muster.formats.PredictionOverdue;
import io.muster.formats.ScoringFailed;
import io.muster.formats.ScoringUnavailable;
import io.muster.formats.UnreadableArtifact;
import org.jspecify.annotations.Nullable;

/** A worker process did not answer because it ended or was ended. The meaning depends on what it was doing. */
final class WorkerEnded extends RuntimeException {

    /** The reason, named as in the metric. */
    enum Reason {
        OVERDUE(true),
        OUT_OF_MEMORY(true),
        CRASHED(true),
        /** Its answers cannot be parsed. */
        GARBLED(true),
        /** It was ended from outside: by an operator, or by a system out of memory. */
        KILLED(false),
        /** It never reported that it is ready. */
        NOT_STARTED(false),
        /** The server is stopping. */
        STOPPED(false);

        private final boolean ofTheArtifact;

        Reason(boolean ofTheArtifact) {
            this.ofTheArtifact = ofTheArtifact;
        }
    }

    private final Reason reason;

    private final @Nullable Limit limit;

    private final boolean ofTheArtifact;

    /** @param limit the exceeded limit, if it is overdue */
    WorkerEnded(Reason reason, @Nullable Limit limit, String message, Throwable cause) {
        this(reason, limit, reason.ofTheArtifact, message, cause);
    }

    private WorkerEnded(Reason reason, @Nullable Limit limit, boolean ofTheArtifact, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.limit = limit;
        this.ofTheArtifact = ofTheArtifact;
    }

    /** The same end, attributed to the artifact because it is not the first. */
    WorkerEnded asOfTheArtifact() {
        return new WorkerEnded(
                reason,
                limit,
                true,
                getMessage()
                        + ", again: the machine or its container has less memory than a worker process may use "
                        + "(muster.scoring.workers.memory), or something ends it each time",
                this);
    }

    Reason reason() {
        return reason;
    }

    /** The exception for a caller that opened an artifact, which would end its process each time. */
    RuntimeException whileOpening() {
        return ofTheArtifact
                ? new UnreadableArtifact("The artifact cannot be opened: " + getMessage(), this)
                : new ScoringUnavailable(getMessage() + "; try again later", this);
    }

    /** The exception for a caller that requested a prediction. */
    RuntimeException whileScoring() {
        if (reason == Reason.OVERDUE && limit != null) {
            return new PredictionOverdue("The prediction", limit.time(), limit.setting());
        }
        return ofTheArtifact
                ? new ScoringFailed("The prediction was ended: " + getMessage(), this)
                : new ScoringUnavailable(getMessage() + "; try again later", this);
    }
}
