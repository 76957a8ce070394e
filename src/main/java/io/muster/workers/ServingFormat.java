package io.muster.workers;

import io.muster.formats.FormatFacts;
import io.muster.formats.ModelFormat;
import io.muster.formats.Scorer;
import io.muster.formats.ScoringSettings;
import io.muster.formats.ScoringUnavailable;
import io.muster.inventory.signature.Signature;
import io.muster.workers.WorkerEnded.Reason;
import io.muster.workers.protocol.Answer;
import io.muster.workers.protocol.Channel;
import io.muster.workers.protocol.Request;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A format that gives each model in service a process of its own. A prediction that does not end costs only its own
 * process; the next call starts another, after a pause that grows with each failure.
 */
final class ServingFormat implements ModelFormat {

    private final ModelFormat format;
    private final ModelFormat prepared;
    private final Workers workers;
    private final WorkerCalls calls;
    private final ScoringSettings scoring;
    private final ScoringWorkerSettings settings;

    ServingFormat(ModelFormat format, Workers workers, ScoringSettings scoring, ScoringWorkerSettings settings) {
        this.format = format;
        this.workers = workers;
        this.calls = new WorkerCalls(scoring, workers.killed());
        this.prepared = new ExaminingFormat(format, workers.preparing(), calls);
        this.scoring = scoring;
        this.settings = settings;
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
        return prepared.inspect(artifact);
    }

    @Override
    public Optional<String> unbounded(Path artifact, Signature signature) {
        return prepared.unbounded(artifact, signature);
    }

    @Override
    public Scorer load(Path artifact, Signature signature) {
        workers.takeServingPlace();
        try {
            return new WorkerScorer(signature, new Own(new Request.Open(id(), artifact, signature)));
        } catch (RuntimeException | Error e) {
            workers.giveServingPlaceBack();
            throw e;
        }
    }

    private final class Own implements Channel {

        private final Request.Open open;
        private final ReentrantLock lock = new ReentrantLock(true);
        private final AtomicInteger waiting = new AtomicInteger();
        private @Nullable WorkerProcess worker;
        private int failures;
        private long mayStartAt = System.nanoTime();

        Own(Request.Open open) {
            this.open = open;
            this.worker = started();
        }

        @Override
        public Answer score(Request request, int rows) {
            take(rows);
            try {
                var answer = scored(ready(), request, rows);
                failures = 0;
                return answer;
            } finally {
                lock.unlock();
            }
        }

        private void take(int rows) {
            try {
                if (waiting.incrementAndGet() > settings.queue() + 1 || !tryTurn(rows)) {
                    throw new ScoringUnavailable(
                            "The model's worker process is busy with other predictions (muster.scoring.workers.queue); try again later");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ScoringUnavailable("Interrupted while waiting for the model's worker process", e);
            } finally {
                waiting.decrementAndGet();
            }
        }

        private boolean tryTurn(int rows) throws InterruptedException {
            return lock.tryLock(scoring.timeout(rows).toMillis(), TimeUnit.MILLISECONDS);
        }

        private Answer scored(WorkerProcess ready, Request request, int rows) {
            try {
                return calls.scored(ready, open.artifact(), request, rows);
            } catch (WorkerEnded e) {
                lose(ready);
                throw e.whileScoring();
            }
        }

        private void lose(WorkerProcess lost) {
            workers.end(lost, Reason.KILLED);
            worker = null;
            var doublings = Math.min(failures++, 20);
            mayStartAt = System.nanoTime()
                    + shorter(settings.backOff().multipliedBy(1L << doublings)).toNanos();
        }

        private Duration shorter(Duration wait) {
            return wait.compareTo(settings.longestBackOff()) < 0 ? wait : settings.longestBackOff();
        }

        private WorkerProcess ready() {
            var now = worker;
            if (now != null && now.isAlive()) {
                return now;
            }
            if (now != null) {
                lose(now);
            }
            if (System.nanoTime() - mayStartAt < 0) {
                throw new ScoringUnavailable(
                        "The model's worker process ended %d times in a row and is started again soon; try again later"
                                .formatted(failures));
            }
            var next = started();
            worker = next;
            return next;
        }

        private WorkerProcess started() {
            var next = workers.start();
            try {
                calls.opened(next, open);
                return next;
            } catch (RuntimeException e) {
                lose(next);
                throw e;
            }
        }

        @Override
        public void close() {
            var last = worker;
            worker = null;
            try {
                if (last != null) {
                    workers.end(last, Reason.STOPPED);
                    workers.killed().forget(open.artifact());
                }
            } finally {
                workers.giveServingPlaceBack();
            }
        }
    }
}
