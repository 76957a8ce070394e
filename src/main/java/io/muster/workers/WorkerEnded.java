package io.muster.workers;

import io.muster.formats.PredictionOverdue;
import io.muster.formats.ScoringFailed;
import io.muster.formats.ScoringUnavailable;
import io.muster.formats.UnreadableArtifact;
import org.jspecify.annotations.Nullable;

/** A worker process did not answer, because it ended or was ended. What that means depends on what it was doing. */
final class WorkerEnded extends RuntimeException {

    /** Why; the word is the metric's. */
    enum Reason {
        OVERDUE(true),
        OUT_OF_MEMORY(true),
        CRASHED(true),
        /** Its answers cannot be understood. */
        GARBLED(true),
        /** Somebody else ended it: an operator, or a system without memory. */
        KILLED(false),
        /** It never said that it is ready. */
        NOT_STARTED(false),
        /** The server stops. */
        STOPPED(false);

        private final boolean ofTheArtifact;

        Reason(boolean ofTheArtifact) {
            this.ofTheArtifact = ofTheArtifact;
        }
    }

    private final Reason reason;

    private final @Nullable Limit limit;

    private final boolean ofTheArtifact;

    /** @param limit what it exceeded, if it is overdue */
    WorkerEnded(Reason reason, @Nullable Limit limit, String message, Throwable cause) {
        this(reason, limit, reason.ofTheArtifact, message, cause);
    }

    private WorkerEnded(Reason reason, @Nullable Limit limit, boolean ofTheArtifact, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.limit = limit;
        this.ofTheArtifact = ofTheArtifact;
    }

    /** The same, when it is not the first time. */
    WorkerEnded asOfTheArtifact() {
        return new WorkerEnded(
                reason,
                limit,
                true,
                getMessage()
                        + ", again: the machine or its container has less memory than a worker process may use"
                        + " (muster.scoring.workers.memory), or somebody ends it each time",
                this);
    }

    Reason reason() {
        return reason;
    }

    /** For whoever wanted an artifact to be looked into: what it did to its process, it does each time. */
    RuntimeException whileOpening() {
        return ofTheArtifact
                ? new UnreadableArtifact("The artifact cannot be opened: " + getMessage(), this)
                : new ScoringUnavailable(getMessage() + "; try again later", this);
    }

    /** For whoever wanted a prediction. */
    RuntimeException whileScoring() {
        if (reason == Reason.OVERDUE && limit != null) {
            return new PredictionOverdue("The prediction", limit.time(), limit.setting());
        }
        return ofTheArtifact
                ? new ScoringFailed("The prediction was ended: " + getMessage(), this)
                : new ScoringUnavailable(getMessage() + "; try again later", this);
    }
}
