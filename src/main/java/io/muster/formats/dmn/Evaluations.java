package io.muster.formats.dmn;

import io.muster.formats.PredictionOverdue;
import io.muster.formats.ScoringFailed;
import io.muster.formats.ScoringUnavailable;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * A runner of evaluations that may never end. FEEL has loops and recursion, and the engine cannot be interrupted: an
 * overdue evaluation keeps its thread. A model with several of them is refused further rows, so that it cannot take up
 * all processors, call by call.
 */
final class Evaluations implements AutoCloseable {

    static final int TOO_MANY_OVERDUE = 2;

    private final Duration limit;
    private final AtomicInteger overdue = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(Evaluations::daemon);

    /** @param limit how long a row may take; within a batch, up to twice as long before it is noticed */
    Evaluations(Duration limit) {
        this.limit = limit;
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "muster-decide");
        thread.setDaemon(true);
        return thread;
    }

    /** @throws ScoringFailed if a row takes too long, too much memory or recurses too deep */
    void run(int rows, IntConsumer decide) {
        if (overdue.get() >= TOO_MANY_OVERDUE) {
            throw new ScoringUnavailable(
                    "%d rows are still being decided after %d ms; the model accepts no more until they end"
                            .formatted(overdue.get(), limit.toMillis()));
        }
        var work = new Work(rows, decide);
        await(work, threads.submit(work));
    }

    private void await(Work work, Future<?> future) {
        var before = 0;
        while (true) {
            try {
                future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                var done = work.done;
                if (done == before) {
                    work.abandon();
                    throw new PredictionOverdue(
                            "The decision of row %d".formatted(done + 1), limit, "evaluation-timeout");
                }
                before = done;
            } catch (InterruptedException e) {
                work.abandon();
                Thread.currentThread().interrupt();
                throw new ScoringUnavailable("Interrupted while deciding", e);
            } catch (ExecutionException e) {
                throw translated(e.getCause());
            }
        }
    }

    private static RuntimeException translated(Throwable cause) {
        if (cause instanceof StackOverflowError || cause instanceof OutOfMemoryError) {
            return new ScoringFailed("The decision recurses too deeply or needs too much memory", cause);
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof io.muster.shared.Refusal refusal
                ? refusal
                : new ScoringFailed("The DMN engine failed: " + cause, cause);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** The rows of one call. */
    private final class Work implements Runnable {

        private final int rows;
        private final IntConsumer decide;
        private volatile int done;
        private boolean ended;
        private boolean abandoned;

        private Work(int rows, IntConsumer decide) {
            this.rows = rows;
            this.decide = decide;
        }

        @Override
        public void run() {
            try {
                for (var row = 0; row < rows && !isAbandoned(); row++) {
                    decide.accept(row);
                    done = row + 1;
                }
            } finally {
                end();
            }
        }

        private synchronized boolean isAbandoned() {
            return abandoned;
        }

        private synchronized void abandon() {
            if (!ended) {
                abandoned = true;
                overdue.incrementAndGet();
            }
        }

        private synchronized void end() {
            ended = true;
            if (abandoned) {
                overdue.decrementAndGet();
            }
        }
    }
}
