package io.muster.training.runs;

import io.muster.shared.Progress;
import java.util.concurrent.CancellationException;

/**
 * A progress listener that passes progress on to the caller, records it at most once a second, and turns an interrupted
 * thread into a cancelled run.
 */
public final class RunProgress implements Progress {

    private static final long EVERY_NANOS = 1_000_000_000L;

    private final RunAttempt attempt;
    private final ProgressWriter writer;
    private final Progress caller;
    private long lastWritten = System.nanoTime() - EVERY_NANOS;

    public RunProgress(RunAttempt attempt, ProgressWriter writer, Progress caller) {
        this.attempt = attempt;
        this.writer = writer;
        this.caller = caller;
    }

    @Override
    public void report(double done, String message) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("Training run '%s' was interrupted".formatted(attempt.run()));
        }
        caller.report(done, message);
        write(Math.min(1, Math.max(0, done)), message);
    }

    private synchronized void write(double done, String message) {
        var now = System.nanoTime();
        if (now - lastWritten >= EVERY_NANOS) {
            lastWritten = now;
            writer.write(attempt, done, message);
        }
    }
}
