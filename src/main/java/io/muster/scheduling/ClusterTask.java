package io.muster.scheduling;

import java.time.Duration;

/**
 * A task that the nodes of a cluster repeat together: at each time one of them runs it, and the others leave it out. Every
 * bean of this type is run, if this node runs schedules at all. A failure is logged, and the next run comes at its time.
 */
public interface ClusterTask {

    /** Lower-case words with hyphens, never changed: the nodes agree on it in the database. */
    String name();

    /** From the start of a run to the start of the next one. */
    Duration every();

    void run();
}
