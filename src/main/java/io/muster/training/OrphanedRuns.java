package io.muster.training;

import io.muster.training.runs.TrainingRuns;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The clean-up after a server process of this machine that died during training. */
@Component
class OrphanedRuns {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanedRuns.class);

    private final List<TrainingBackend> backends;
    private final WorkDirectories directories;
    private final TrainingRuns runs;

    OrphanedRuns(List<TrainingBackend> backends, WorkDirectories directories, TrainingRuns runs) {
        this.backends = backends;
        this.directories = directories;
        this.runs = runs;
    }

    /** Runs before this server accepts any work. */
    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void clear() {
        end();
        runs.abandonLeftovers();
    }

    /**
     * Runs before any training: the server being replaced may have died a moment ago while its child processes
     * continue.
     */
    synchronized void end() {
        directories.leftovers().forEach(this::end);
    }

    private void end(Path directory) {
        var ended = backends.stream().allMatch(backend -> backend.endLeftover(directory));
        if (ended) {
            directories.remove(directory);
        } else {
            LOG.warn(
                    "A training process that an ended server left in {} cannot be ended; its directory is " + "kept",
                    directory);
        }
    }
}
