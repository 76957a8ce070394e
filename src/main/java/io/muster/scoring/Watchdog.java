package io.muster.scoring;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Runs work that parses foreign bytes on a thread of its own and stops waiting after a while. Parsers and native code
 * cannot be interrupted, so an overdue one keeps its thread; how many may run at once is limited, and what an overdue
 * one still produces is thrown away.
 */
final class Watchdog {

    private static final int AT_ONCE = 16;
    private static final long STACK_BYTES = 4L << 20;

    private final Duration limit;
    private final Semaphore running = new Semaphore(AT_ONCE);

    Watchdog(Duration limit) {
        this.limit = limit;
    }

    /**
     * @param unwanted what to do with a result nobody waits for any more
     * @throws UnreadableArtifact if the work takes too long, too much memory or nests too deep
     */
    <T> T run(String what, Callable<T> work, Consumer<T> unwanted) {
        if (!running.tryAcquire()) {
            throw new ScoringFailed("%d artifacts are being loaded already; try again later".formatted(AT_ONCE));
        }
        var task = new Guarded<>(work, unwanted);
        var thread = new Thread(null, task, "muster-load", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        return result(what, task);
    }

    private <T> T result(String what, Guarded<T> task) {
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.abandon();
            throw new UnreadableArtifact(
                    "%s is not loaded after %d s and is given up".formatted(what, limit.toSeconds()), e);
        } catch (InterruptedException e) {
            task.abandon();
            Thread.currentThread().interrupt();
            throw new ScoringFailed("Interrupted while loading " + what, e);
        } catch (ExecutionException e) {
            throw translated(what, e.getCause());
        }
    }

    private static RuntimeException translated(String what, Throwable cause) {
        if (cause instanceof StackOverflowError || cause instanceof OutOfMemoryError) {
            return new UnreadableArtifact("%s nests too deep or takes too much memory".formatted(what), cause);
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
    }

    private final class Guarded<T> extends FutureTask<T> {

        private final Consumer<T> unwanted;

        Guarded(Callable<T> work, Consumer<T> unwanted) {
            super(work);
            this.unwanted = unwanted;
        }

        private boolean abandoned;

        synchronized void abandon() {
            abandoned = true;
            if (isDone()) {
                discard();
            }
        }

        @Override
        public void run() {
            try {
                super.run();
            } finally {
                running.release();
            }
        }

        @Override
        protected synchronized void done() {
            if (abandoned) {
                discard();
            }
        }

        private void discard() {
            try {
                unwanted.accept(get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException e) {
                // It failed on its own: there is nothing to free.
            }
        }
    }
}
