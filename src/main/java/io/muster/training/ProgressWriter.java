package io.muster.training;

import jakarta.annotation.PreDestroy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes progress down beside the work. A database that is slow, or away, neither stops training nor keeps it from
 * noticing that it is to stop: a thread that waits for an answer over a dead line cannot be interrupted.
 */
@Component
class ProgressWriter {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressWriter.class);

    private final TrainingRuns runs;
    private final Map<Attempt, Progressed> latest = new ConcurrentHashMap<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        var thread = new Thread(work, "training-progress");
        thread.setDaemon(true);
        return thread;
    });

    ProgressWriter(TrainingRuns runs) {
        this.runs = runs;
    }

    private record Progressed(double done, String message) {}

    /** Only the latest is written when several wait. */
    void write(Attempt attempt, double done, String message) {
        if (latest.put(attempt, new Progressed(done, message)) == null) {
            thread.execute(() -> write(attempt));
        }
    }

    private void write(Attempt attempt) {
        var told = latest.remove(attempt);
        try {
            runs.progress(attempt, told.done(), told.message());
        } catch (RuntimeException e) {
            LOG.warn("The progress of training run '{}' was not written down", attempt.run(), e);
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
