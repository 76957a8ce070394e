package io.muster.audit;

import io.muster.audit.checkpoint.CheckpointSettings;
import io.muster.shared.NodeSchedule;
import io.muster.shared.RepeatedTasks;
import org.springframework.stereotype.Component;

/** The schedule of checkpoints: at the start, and then periodically. All nodes check whether one is due; the first signs. */
@Component
class CheckpointSchedule extends NodeSchedule {

    private static final String FAILURE = "No audit checkpoint could be taken";

    private final AuditTrail trail;
    private final CheckpointSettings settings;

    CheckpointSchedule(AuditTrail trail, CheckpointSettings settings) {
        this.trail = trail;
        this.settings = settings;
    }

    @Override
    protected RepeatedTasks begin() {
        RepeatedTasks.attempt(FAILURE, this::look);
        var started = new RepeatedTasks("audit-checkpoints", 1);
        started.repeat(settings.checkpointEvery(), settings.checkpointEvery(), FAILURE, this::look);
        return started;
    }

    private void look() {
        trail.checkpointIfDue(settings.checkpointEvery());
    }
}
