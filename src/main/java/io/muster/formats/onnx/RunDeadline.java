package io.muster.formats.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.muster.formats.PredictionOverdue;
import io.muster.formats.ScoringSettings;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The deadline of runs. A run records its deadline, at the cost of reading the clock; one thread periodically checks
 * all of them and sets the flag that the runtime reads between two operators, in loops as well.
 */
final class RunDeadline implements AutoCloseable {

    private static final long LOOK_MILLIS = 50;

    private static final long IDLE = 0;

    /** An even number, unlike any deadline. */
    private static final long TERMINATED = 2;

    private static final Set<RunDeadline> ALL = ConcurrentHashMap.newKeySet();
    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "muster-onnx-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    static {
        WATCH.scheduleWithFixedDelay(
                () -> ALL.forEach(RunDeadline::look), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private final ScoringSettings settings;
    private final NativeHandle<OrtSession.RunOptions> options;
    private final AtomicLong deadline = new AtomicLong(IDLE);
    private long mine;
    private boolean closed;

    RunDeadline(ScoringSettings settings) throws OrtException {
        this.settings = settings;
        this.options = new NativeHandle<>(new OrtSession.RunOptions());
        ALL.add(this);
    }

    OrtSession.RunOptions options() {
        return options.get();
    }

    void begin(int rows) {
        mine = System.nanoTime() + settings.timeout(rows).toNanos() | 1;
        deadline.setRelease(mine);
    }

    /** @return whether the run was ended, or was about to be when it ended by itself */
    boolean end() throws OrtException {
        if (deadline.compareAndSet(mine, IDLE)) {
            return false;
        }
        synchronized (this) {
            options.get().setTerminate(false);
            deadline.set(IDLE);
        }
        return true;
    }

    PredictionOverdue overdue(int rows) {
        return new PredictionOverdue(
                "The ONNX model's run over %d rows".formatted(rows),
                settings.timeout(rows),
                ScoringSettings.timeoutName(rows));
    }

    private synchronized void look() {
        var until = deadline.get();
        if (closed || until == IDLE || until == TERMINATED || System.nanoTime() - until < 0) {
            return;
        }
        if (deadline.compareAndSet(until, TERMINATED)) {
            terminate();
        }
    }

    private void terminate() {
        try {
            options.get().setTerminate(true);
        } catch (OrtException e) {
            throw new IllegalStateException("A run of ONNX Runtime cannot be ended", e);
        }
    }

    @Override
    public synchronized void close() throws OrtException {
        closed = true;
        ALL.remove(this);
        options.close();
    }
}
