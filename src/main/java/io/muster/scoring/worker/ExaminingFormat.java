package io.muster.scoring.worker;

import io.muster.inventory.signature.Signature;
import io.muster.scoring.ModelFormat;
import io.muster.scoring.Scorer;
import io.muster.scoring.ScoringSettings;
import io.muster.scoring.UnreadableArtifact;
import io.muster.scoring.worker.WorkerEnded.Reason;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** A format as a shared worker process knows it. A scorer keeps its process until it is closed. */
final class ExaminingFormat implements ModelFormat {

    private final ModelFormat format;
    private final Workers workers;
    private final ScoringSettings settings;

    ExaminingFormat(ModelFormat format, Workers workers, ScoringSettings settings) {
        this.format = format;
        this.workers = workers;
        this.settings = settings;
    }

    @Override
    public String id() {
        return format.id();
    }

    @Override
    public Optional<Signature> inspect(Path artifact) {
        if (asked(new Request.Inspect(id(), artifact)) instanceof Answer.Inspected inspected) {
            return inspected.signature();
        }
        throw new UnreadableArtifact("The worker process tells something else than a signature");
    }

    @Override
    public Optional<String> unbounded(Path artifact, Signature signature) {
        if (asked(new Request.Unbounded(id(), artifact, signature)) instanceof Answer.Boundedness bound) {
            return bound.unbounded();
        }
        throw new UnreadableArtifact("The worker process tells something else than whether the model is bounded");
    }

    private Answer asked(Request request) {
        var worker = workers.lease();
        try {
            return opened(worker, request, settings);
        } finally {
            workers.giveBack(worker);
        }
    }

    /** An answer about an artifact that is being opened. */
    static Answer opened(WorkerProcess worker, Request request, ScoringSettings settings) {
        try {
            var answer = worker.ask(request, new Limit(settings.loadTimeout(), "load-timeout"));
            if (answer instanceof Answer.Refused refused) {
                throw refused.exception(false);
            }
            return answer;
        } catch (WorkerEnded e) {
            throw e.whileOpening();
        }
    }

    @Override
    public Scorer load(Path artifact, Signature signature) {
        var worker = workers.lease();
        try {
            opened(worker, new Request.Open(id(), artifact, signature), settings);
            return new WorkerScorer(signature, new Leased(worker));
        } catch (RuntimeException | Error e) {
            workers.giveBack(worker);
            throw e;
        }
    }

    /** An answer of a model that is open. */
    static Answer scored(WorkerProcess worker, Request request, int rows, ScoringSettings settings) {
        var answer = worker.ask(request, new Limit(settings.timeout(rows), ScoringSettings.timeoutName(rows)));
        if (answer instanceof Answer.Refused refused) {
            if (refused.kind() == Answer.Refused.Kind.OVERDUE) {
                // It says so by itself, but what it gave up may run on in it.
                worker.end(Reason.OVERDUE);
            }
            throw refused.exception(true);
        }
        return answer;
    }

    private final class Leased implements Channel {

        private final WorkerProcess worker;
        private final ReentrantLock turn = new ReentrantLock(true);

        Leased(WorkerProcess worker) {
            this.worker = worker;
        }

        @Override
        public Answer score(Request request, int rows) {
            turn.lock();
            try {
                return scored(worker, request, rows, settings);
            } catch (WorkerEnded e) {
                throw e.whileScoring();
            } finally {
                turn.unlock();
            }
        }

        @Override
        public void close() {
            try {
                if (worker.isAlive()) {
                    worker.ask(new Request.Close(), new Limit(settings.evaluationTimeout(), "evaluation-timeout"));
                }
            } catch (WorkerEnded e) {
                // It is gone, and so is what it had opened.
            } finally {
                workers.giveBack(worker);
            }
        }
    }
}
