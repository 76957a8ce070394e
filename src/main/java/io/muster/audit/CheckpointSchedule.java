package io.muster.audit;

import io.muster.audit.checkpoint.CheckpointSettings;
import io.muster.shared.RepeatedTasks;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The scheduler of checkpoints: at startup, and then periodically. All nodes check whether one is due; the first signs. */
@Component
class CheckpointScheduler implements SmartLifecycle {

    private static final String FAILURE = "No audit checkpoint could be taken";

    private final AuditTrail trail;
    private final CheckpointSettings settings;
    private volatile @Nullable RepeatedTasks tasks;

    CheckpointScheduler(AuditTrail trail, CheckpointSettings settings) {
        this.trail = trail;
        this.settings = settings;
    }

    @Override
    public void start() {
        RepeatedTasks.attempt(FAILURE, this::look);
        var started = new RepeatedTasks("audit-checkpoints", 1);
        tasks = started;
        started.repeat(settings.checkpointEvery(), settings.checkpointEvery(), FAILURE, this::look);
    }

    @Override
    public void stop() {
        var running = tasks;
        tasks = null;
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return tasks != null;
    }

    private void look() {
        trail.checkpointIfDue(settings.checkpointEvery());
    }
}
