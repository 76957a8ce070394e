package io.muster.training;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Clears up after a server process that died in the middle of training. */
@Component
class Leftovers {

    private final WorkDirectories directories;
    private final TrainingRuns runs;

    Leftovers(WorkDirectories directories, TrainingRuns runs) {
        this.directories = directories;
        this.runs = runs;
    }

    @EventListener(ApplicationReadyEvent.class)
    void clear() {
        directories.removeLeftovers();
        runs.abandonLeftovers();
    }
}
