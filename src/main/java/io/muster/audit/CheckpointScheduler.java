package io.muster.audit;

import io.muster.audit.checkpoint.CheckpointSettings;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The scheduler of checkpoints: at startup, and then periodically. All nodes check whether one is due; the first signs. */
@Component
class CheckpointScheduler implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointScheduler.class);

    private final AuditTrail trail;
    private final CheckpointSettings settings;
    private volatile ScheduledExecutorService executor;

    CheckpointScheduler(AuditTrail trail, CheckpointSettings settings) {
        this.trail = trail;
        this.settings = settings;
    }

    @Override
    public void start() {
        look();
        executor = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "audit-checkpoints");
            thread.setDaemon(true);
            return thread;
        });
        var period = settings.checkpointEvery().toMillis();
        executor.scheduleWithFixedDelay(this::look, period, period, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        var running = executor;
        executor = null;
        running.shutdown();
    }

    @Override
    public boolean isRunning() {
        return executor != null;
    }

    /** A failure, such as an unavailable database, must not end the schedule. */
    private void look() {
        try {
            trail.checkpointIfDue(settings.checkpointEvery());
        } catch (RuntimeException e) {
            LOG.warn("No audit checkpoint could be taken; trying again in {}", settings.checkpointEvery(), e);
        }
    }
}
