package io.muster.shared;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Tasks that this node repeats from its start until its end. */
public abstract class NodeSchedule implements SmartLifecycle {

    private volatile @Nullable RepeatedTasks tasks;

    /** Begins the tasks; called at the start. */
    protected abstract RepeatedTasks begin();

    @Override
    public final void start() {
        tasks = begin();
    }

    /** What runs ends by itself. */
    @Override
    public void stop() {
        var running = tasks;
        tasks = null;
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public final boolean isRunning() {
        return tasks != null;
    }
}
