package io.muster.workers;

import io.muster.formats.FormatFacts;
import io.muster.formats.ModelFormat;
import io.muster.formats.Scorer;
import io.muster.formats.UnreadableArtifact;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import io.muster.workers.protocol.Answer;
import io.muster.workers.protocol.Channel;
import io.muster.workers.protocol.Request;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** A format that opens artifacts in shared worker processes. A scorer keeps its process until it is closed. */
final class ExaminingFormat implements ModelFormat {

    private final ModelFormat format;
    private final WorkerPool pool;
    private final WorkerCalls calls;

    ExaminingFormat(ModelFormat format, WorkerPool pool, WorkerCalls calls) {
        this.format = format;
        this.pool = pool;
        this.calls = calls;
    }

    @Override
    public String id() {
        return format.id();
    }

    @Override
    public FormatFacts facts() {
        return format.facts();
    }

    @Override
    public Optional<Signature> inspect(Path artifact) {
        if (asked(new Request.Inspect(id(), artifact)) instanceof Answer.Inspected inspected) {
            return inspected.signature();
        }
        throw new UnreadableArtifact("The worker process answered with something other than a signature");
    }

    @Override
    public Optional<String> unbounded(Path artifact, Signature signature) {
        if (asked(new Request.Unbounded(id(), artifact, signature)) instanceof Answer.Boundedness bound) {
            return bound.unbounded();
        }
        throw new UnreadableArtifact(
                "The worker process answered with something other than whether the model is bounded");
    }

    @Override
    public List<GoldenRecord> ownRecords(Path artifact, Signature signature) {
        if (asked(new Request.OwnRecords(id(), artifact, signature)) instanceof Answer.Records own) {
            return own.records();
        }
        throw new UnreadableArtifact("The worker process answered with something other than golden records");
    }

    private Answer asked(Request.OfArtifact request) {
        var worker = pool.lease();
        try {
            return calls.opened(worker, request);
        } finally {
            pool.giveBack(worker);
        }
    }

    @Override
    public Scorer load(Path artifact, Signature signature) {
        var worker = pool.lease();
        try {
            calls.opened(worker, new Request.Open(id(), artifact, signature));
            return new WorkerScorer(signature, new Leased(worker, artifact));
        } catch (RuntimeException | Error e) {
            pool.giveBack(worker);
            throw e;
        }
    }

    private final class Leased implements Channel {

        private final WorkerProcess worker;
        private final Path artifact;
        private final ReentrantLock lock = new ReentrantLock(true);

        Leased(WorkerProcess worker, Path artifact) {
            this.worker = worker;
            this.artifact = artifact;
        }

        @Override
        public Answer score(Request request, int rows) {
            lock.lock();
            try {
                return calls.scored(worker, artifact, request, rows);
            } catch (WorkerEnded e) {
                throw e.whileScoring();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            try {
                calls.close(worker, artifact);
            } finally {
                pool.giveBack(worker);
            }
        }
    }
}
