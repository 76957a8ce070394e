package io.muster.scoring;

import io.muster.formats.ScoringUnavailable;
import io.muster.formats.UnreadableArtifact;
import io.muster.shared.Digest;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * A watchdog that runs the parsing of untrusted bytes on a thread of its own and stops waiting after a limit. Parsers
 * and native code cannot be interrupted, so an overdue one keeps its thread and its place among the few that may run at
 * once; its late result is discarded. The same artifact is not tried again meanwhile, so one that hangs takes only one
 * place, regardless of the number of requests.
 */
final class Watchdog {

    private static final long STACK_BYTES = 4L << 20;

    private final Duration limit;
    private final int places;
    private final Semaphore free;
    private final Set<Digest> overdue = ConcurrentHashMap.newKeySet();

    /** @param places how many artifacts may be loaded at once */
    Watchdog(Duration limit, int places) {
        this.limit = limit;
        this.places = places;
        this.free = new Semaphore(places);
    }

    Duration limit() {
        return limit;
    }

    /**
     * @param unwanted consumes a late result
     * @throws UnreadableArtifact if the work takes too long, too much memory or nests too deep
     * @throws ScoringUnavailable if all places are taken
     */
    <T> T run(Digest artifact, String what, Callable<T> work, Consumer<T> unwanted) {
        if (overdue.contains(artifact)) {
            throw new UnreadableArtifact(
                    "loading %s was given up before, and that attempt has not ended yet".formatted(what));
        }
        if (!free.tryAcquire()) {
            throw new ScoringUnavailable("%d artifacts are already being loaded; try again later".formatted(places));
        }
        var task = new Guarded<>(artifact, work, unwanted);
        var thread = new Thread(null, task, "muster-load", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        return result(what, task);
    }

    private <T> T result(String what, Guarded<T> task) {
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.giveUp();
            throw new UnreadableArtifact(
                    "%s is not loaded after %d s (muster.scoring.load-timeout), so loading it is given up"
                            .formatted(what, limit.toSeconds()),
                    e);
        } catch (InterruptedException e) {
            task.abandon();
            Thread.currentThread().interrupt();
            throw new ScoringUnavailable("Interrupted while loading " + what, e);
        } catch (ExecutionException e) {
            throw translated(what, e.getCause());
        }
    }

    private static RuntimeException translated(String what, Throwable cause) {
        if (cause instanceof StackOverflowError || cause instanceof OutOfMemoryError) {
            return new UnreadableArtifact("%s is nested too deeply or needs too much memory".formatted(what), cause);
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return Faults.translated(what, cause);
    }

    private final class Guarded<T> extends FutureTask<T> {

        private final Digest artifact;
        private final Consumer<T> unwanted;
        private boolean abandoned;

        Guarded(Digest artifact, Callable<T> work, Consumer<T> unwanted) {
            super(work);
            this.artifact = artifact;
            this.unwanted = unwanted;
        }

        /** Gives up on overdue work. {@link #done} waits for this to end, so that it removes what is recorded here. */
        synchronized void giveUp() {
            if (!isDone()) {
                overdue.add(artifact);
            }
            abandon();
        }

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
                free.release();
            }
        }

        @Override
        protected synchronized void done() {
            overdue.remove(artifact);
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
                // It failed by itself: there is nothing to free.
            }
        }
    }
}
