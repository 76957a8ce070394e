package io.muster.workers;

import io.muster.formats.ScoringSettings;
import io.muster.workers.WorkerEnded.Reason;
import io.muster.workers.protocol.Answer;
import io.muster.workers.protocol.Request;
import java.nio.file.Path;

/** Calls of worker processes with their time limits, which turn the workers' refusals into ours. */
final class WorkerCalls {

    private final ScoringSettings settings;
    private final KilledWorkers killed;

    WorkerCalls(ScoringSettings settings, KilledWorkers killed) {
        this.settings = settings;
        this.killed = killed;
    }

    /** The answer about an artifact that is being opened. */
    Answer opened(WorkerProcess worker, Request.OfArtifact request) {
        try {
            var answer = worker.ask(request, new Limit(settings.loadTimeout(), "load-timeout"));
            if (answer instanceof Answer.Refused refused) {
                throw refused.exception(false);
            }
            return answer;
        } catch (WorkerEnded e) {
            throw killed.judged(e, request.artifact()).whileOpening();
        }
    }

    /**
     * The answer of an open model.
     *
     * @throws WorkerEnded if the process ended instead
     */
    Answer scored(WorkerProcess worker, Path artifact, Request request, int rows) {
        try {
            var answer = worker.ask(request, new Limit(settings.timeout(rows), ScoringSettings.timeoutName(rows)));
            if (answer instanceof Answer.Refused refused) {
                if (refused.kind() == Answer.Refused.Kind.OVERDUE) {
                    // It reported this itself, but the prediction may still be running in it.
                    worker.end(Reason.OVERDUE);
                }
                throw refused.exception(true);
            }
            return answer;
        } catch (WorkerEnded e) {
            throw killed.judged(e, artifact);
        }
    }

    /** Closes what is open in a process that may have ended. */
    void close(WorkerProcess worker, Path artifact) {
        try {
            if (worker.isAlive()) {
                worker.ask(new Request.Close(), new Limit(settings.evaluationTimeout(), "evaluation-timeout"));
                killed.forget(artifact);
            }
        } catch (WorkerEnded e) {
            // The process is gone, and so is what it had opened.
        }
    }
}
