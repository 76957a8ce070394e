package io.muster.workers;

import io.muster.formats.ScoringUnavailable;
import io.muster.workers.WorkerEnded.Reason;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A pool of worker processes for one purpose, each of which opens one artifact after the other. */
final class WorkerPool {

    private final Workers workers;
    private final ScoringWorkerSettings settings;
    private final int size;
    private final String setting;
    private final Semaphore places;
    private final Deque<Idle> idle = new ArrayDeque<>();

    /** An idle process, with its scheduled end. */
    private record Idle(WorkerProcess worker, ScheduledFuture<?> end) {}

    /** @param setting the name of the setting that limits their number */
    WorkerPool(Workers workers, ScoringWorkerSettings settings, int size, String setting) {
        this.workers = workers;
        this.settings = settings;
        this.size = size;
        this.setting = setting;
        this.places = new Semaphore(size, true);
    }

    /**
     * Leases a process to open artifacts with. It must be returned.
     *
     * @throws ScoringUnavailable if no process is free in time, or none can be started
     */
    WorkerProcess lease() {
        take();
        try {
            var kept = poll();
            return kept == null ? workers.start() : kept;
        } catch (RuntimeException | Error e) {
            places.release();
            throw e;
        }
    }

    private void take() {
        try {
            if (!places.tryAcquire(settings.maxWait().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ScoringUnavailable(
                        "All %d worker processes have been busy with other artifacts for more than %d s (muster.scoring.workers.%s, max-wait); try again later"
                                .formatted(size, settings.maxWait().toSeconds(), setting));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScoringUnavailable("Interrupted while waiting for a worker process", e);
        }
    }

    private synchronized @Nullable WorkerProcess poll() {
        for (var kept = idle.pollLast(); kept != null; kept = idle.pollLast()) {
            kept.end.cancel(false);
            if (kept.worker.isAlive()) {
                return kept.worker;
            }
            workers.forget(kept.worker);
        }
        return null;
    }

    void giveBack(WorkerProcess worker) {
        try {
            if (workers.isStopping() || !worker.isAlive() || worker.isWorn()) {
                workers.end(worker, Reason.STOPPED);
            } else {
                keep(worker);
            }
        } finally {
            places.release();
        }
    }

    private synchronized void keep(WorkerProcess worker) {
        idle.addLast(new Idle(worker, workers.later(settings.idle(), () -> endIfIdle(worker))));
    }

    private synchronized void endIfIdle(WorkerProcess worker) {
        if (idle.removeIf(each -> each.worker == worker)) {
            workers.end(worker, Reason.STOPPED);
        }
    }
}
