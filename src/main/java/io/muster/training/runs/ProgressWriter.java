package io.muster.training.runs;

import jakarta.annotation.PreDestroy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * A writer of progress in a separate thread. A slow or unreachable database neither stops training nor keeps it from
 * noticing a request to stop: a thread that waits for an answer over a dead connection cannot be interrupted.
 */
@Component
public class ProgressWriter {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressWriter.class);

    private final TrainingRuns runs;
    private final Map<RunAttempt, Progressed> latest = new ConcurrentHashMap<>();
    /** After it is stopped, it discards progress: no run must fail for it. */
    private final ExecutorService thread = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), ProgressWriter::daemon, new DiscardPolicy());

    ProgressWriter(TrainingRuns runs) {
        this.runs = runs;
    }

    private record Progressed(double done, String message) {}

    /** Only the latest is written when several wait. */
    void write(RunAttempt attempt, double done, String message) {
        if (latest.put(attempt, new Progressed(done, message)) == null) {
            thread.execute(() -> write(attempt));
        }
    }

    private void write(RunAttempt attempt) {
        var progress = latest.remove(attempt);
        try {
            runs.progress(attempt, progress.done(), progress.message());
        } catch (RuntimeException e) {
            // People see the next one; the training itself must not fail for it.
            LOG.warn("The progress of training run '{}' could not be saved", attempt.run(), e);
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "training-progress");
        thread.setDaemon(true);
        return thread;
    }
}
