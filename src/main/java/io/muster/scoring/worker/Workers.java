package io.muster.scoring.worker;

import io.muster.scoring.ScoringSettings;
import io.muster.scoring.ScoringUnavailable;
import io.muster.scoring.worker.WorkerEnded.Reason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** All worker processes of this server: those that examine, shared and few, and those of models in service. */
final class Workers {

    /** What requests under way may still take when the server stops. */
    private static final Duration LAST_REQUESTS = Duration.ofSeconds(3);

    private final Launcher launcher;
    private final ScoringWorkerSettings settings;
    private final Semaphore examining;
    private final Semaphore serving;
    private final Deque<WorkerProcess> idle = new ArrayDeque<>();
    private final Set<WorkerProcess> running = ConcurrentHashMap.newKeySet();
    private final Map<Reason, AtomicLong> ends = new ConcurrentHashMap<>();
    private final AtomicLong starts = new AtomicLong();
    private final ScheduledThreadPoolExecutor deadlines;
    private volatile @Nullable String failure;
    private volatile boolean stopping;

    Workers(ScoringSettings scoring, ScoringWorkerSettings settings) {
        this.launcher = new Launcher(scoring, settings);
        this.settings = settings;
        this.examining = new Semaphore(settings.examining(), true);
        this.serving = new Semaphore(settings.serving(), true);
        this.deadlines = new ScheduledThreadPoolExecutor(1, work -> {
            var thread = new Thread(work, "muster-worker-deadlines");
            thread.setDaemon(true);
            return thread;
        });
        deadlines.setRemoveOnCancelPolicy(true);
    }

    /**
     * One to examine with. It must be given back.
     *
     * @throws ScoringUnavailable if none is free in time, or none can be started
     */
    WorkerProcess lease() {
        take();
        try {
            var kept = poll();
            return kept == null ? start() : kept;
        } catch (RuntimeException e) {
            examining.release();
            throw e;
        }
    }

    private void take() {
        try {
            if (!examining.tryAcquire(settings.maxWait().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ScoringUnavailable(
                        "All %d worker processes examine other artifacts for more than %d s (muster.scoring.workers.examining, max-wait); try again later"
                                .formatted(
                                        settings.examining(), settings.maxWait().toSeconds()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScoringUnavailable("Interrupted while waiting for a worker process", e);
        }
    }

    private synchronized @Nullable WorkerProcess poll() {
        for (var kept = idle.pollLast(); kept != null; kept = idle.pollLast()) {
            if (kept.isAlive()) {
                return kept;
            }
            forget(kept);
        }
        return null;
    }

    void giveBack(WorkerProcess worker) {
        if (stopping || !worker.isAlive() || worker.isWorn()) {
            end(worker, Reason.STOPPED);
        } else {
            keep(worker);
        }
        examining.release();
    }

    private synchronized void keep(WorkerProcess worker) {
        idle.addLast(worker);
        deadlines.schedule(() -> endIfIdle(worker), settings.idle().toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void endIfIdle(WorkerProcess worker) {
        // Whoever took it meanwhile has put it at the end again, with a time of its own.
        if (idle.peekFirst() == worker && idle.remove(worker)) {
            end(worker, Reason.STOPPED);
        }
    }

    /**
     * A place for a model in service, to be given back.
     *
     * @throws ScoringUnavailable if there are as many models as may be served that way
     */
    void takeServingPlace() {
        if (!serving.tryAcquire()) {
            throw new ScoringUnavailable(
                    "%d models are served by worker processes already (muster.scoring.workers.serving)"
                            .formatted(settings.serving()));
        }
    }

    void giveServingPlaceBack() {
        serving.release();
    }

    /** @throws ScoringUnavailable if it does not start */
    WorkerProcess start() {
        if (stopping) {
            throw new ScoringUnavailable("The server stops and starts no worker processes");
        }
        try {
            var worker = WorkerProcess.start(launcher, deadlines, settings);
            starts.incrementAndGet();
            running.add(worker);
            failure = null;
            if (stopping) {
                end(worker, Reason.STOPPED);
            }
            return worker;
        } catch (WorkerEnded e) {
            failure = e.getMessage();
            count(e.reason());
            throw e.whileOpening();
        }
    }

    void end(WorkerProcess worker, Reason why) {
        worker.end(why);
        forget(worker);
    }

    private void forget(WorkerProcess worker) {
        if (running.remove(worker)) {
            var reason = worker.ended();
            count(reason == null ? Reason.KILLED : reason);
        }
    }

    private void count(Reason reason) {
        ends.computeIfAbsent(reason, any -> new AtomicLong()).incrementAndGet();
    }

    int running() {
        return running.size();
    }

    long started() {
        return starts.get();
    }

    long ended(Reason reason) {
        var count = ends.get(reason);
        return count == null ? 0 : count.get();
    }

    /** Why the last start failed, or null if it did not. */
    @Nullable
    String failure() {
        return failure;
    }

    Set<Long> pids() {
        return running.stream().map(WorkerProcess::pid).collect(java.util.stream.Collectors.toSet());
    }

    /** Lets requests under way end, for a moment; then every process is ended. */
    void stop() {
        stopping = true;
        deadlines.schedule(this::endAll, LAST_REQUESTS.toMillis(), TimeUnit.MILLISECONDS);
    }

    void endAll() {
        stopping = true;
        running.forEach(worker -> end(worker, Reason.STOPPED));
    }

    void close() {
        endAll();
        deadlines.shutdownNow();
    }
}
