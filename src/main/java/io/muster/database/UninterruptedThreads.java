package io.muster.database;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Threads that no other code holds, so that nothing interrupts them. A caller waits for its action even if it is
 * interrupted itself, and stays marked as interrupted afterwards.
 */
final class UninterruptedThreads {

    private static final int SECONDS_IDLE = 10;

    private final Executor threads;

    UninterruptedThreads(String name) {
        var factory = new CustomizableThreadFactory(name + "-");
        factory.setDaemon(true);
        // As many as there are callers, who are bounded by the connections of the pool.
        threads = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, SECONDS_IDLE, TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
    }

    /** Returns when the action has ended, and throws what it threw. */
    void run(Runnable action) {
        try {
            // A join, unlike a get, waits through interrupts.
            CompletableFuture.runAsync(action, threads).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
