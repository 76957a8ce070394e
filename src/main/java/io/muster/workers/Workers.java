package io.muster.workers;

import io.muster.formats.ScoringSettings;
import io.muster.formats.ScoringUnavailable;
import io.muster.workers.WorkerEnded.Reason;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All worker processes of this server: a few shared ones that open artifacts, and those of models in service. */
final class Workers {

    /** How long current requests may still take when the server stops. */
    private static final Duration LAST_REQUESTS = Duration.ofSeconds(3);

    private final Launcher launcher;
    private final ScoringWorkerSettings settings;
    private final WorkerPool examining;
    private final WorkerPool preparing;
    private final KilledWorkers killed = new KilledWorkers();
    private final Semaphore serving;
    private final Set<WorkerProcess> running = ConcurrentHashMap.newKeySet();
    private final Map<Reason, AtomicLong> ends = new ConcurrentHashMap<>();
    private final AtomicLong starts = new AtomicLong();
    private final ScheduledThreadPoolExecutor deadlines;
    private volatile @Nullable String failure;
    private volatile boolean stopping;

    Workers(ScoringSettings scoring, ScoringWorkerSettings settings, OutsideCode outside) {
        this.launcher = new Launcher(scoring, settings, outside);
        this.settings = settings;
        this.examining = new WorkerPool(this, settings, settings.examining(), "examining");
        this.preparing = new WorkerPool(this, settings, settings.preparing(), "preparing");
        this.serving = new Semaphore(settings.serving(), true);
        this.deadlines = new ScheduledThreadPoolExecutor(1, work -> {
            var thread = new Thread(work, "muster-worker-deadlines");
            thread.setDaemon(true);
            return thread;
        });
        deadlines.setRemoveOnCancelPolicy(true);
    }

    /** The pool for unexamined artifacts. */
    WorkerPool examining() {
        return examining;
    }

    /** The pool for artifacts about to serve, so that they need not wait for examinations. */
    WorkerPool preparing() {
        return preparing;
    }

    KilledWorkers killed() {
        return killed;
    }

    ScheduledFuture<?> later(Duration wait, Runnable work) {
        return deadlines.schedule(work, wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    boolean isStopping() {
        return stopping;
    }

    /**
     * Takes a place for a model in service, to be returned.
     *
     * @throws ScoringUnavailable if the maximum number of such models is already in service
     */
    void takeServingPlace() {
        if (!serving.tryAcquire()) {
            throw new ScoringUnavailable(("%d models are already served by worker processes, which is the limit "
                            + "(muster.scoring.workers.serving)")
                    .formatted(settings.serving()));
        }
    }

    void giveServingPlaceBack() {
        serving.release();
    }

    /** @throws ScoringUnavailable if it does not start */
    WorkerProcess start() {
        if (stopping) {
            throw new ScoringUnavailable("The server is stopping and starts no more worker processes");
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

    void forget(WorkerProcess worker) {
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
        return running.stream().map(WorkerProcess::pid).collect(Collectors.toSet());
    }

    /** Gives current requests a moment to finish; then ends every process. */
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
