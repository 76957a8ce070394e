package io.muster.engine.execution;

import io.muster.shared.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lock on a long step during its work. It is renewed in parallel; if renewal is refused, because the instance ended
 * or another node has the lock, the work is stopped. If the engine does not answer, the work is stopped before the lock
 * expires, because then another node may take it.
 */
final class HeldLock implements Progress {

    private static final Logger LOG = LoggerFactory.getLogger(HeldLock.class);

    private final LockedExternalTask task;
    private final ExternalTaskService externalTasks;
    private final Duration length;
    private final Clock clock;
    private final Thread worker;
    private final ReentrantLock renewal = new ReentrantLock();
    private volatile Instant taken;
    private boolean working = true;
    private boolean concluding;
    private volatile boolean lost;

    /** @param taken not later than the engine locked the task; the worker is the calling thread */
    HeldLock(LockedExternalTask task, ExternalTaskService externalTasks, Duration length, Clock clock, Instant taken) {
        this.task = task;
        this.externalTasks = externalTasks;
        this.length = length;
        this.clock = clock;
        this.taken = taken;
        this.worker = Thread.currentThread();
    }

    /**
     * Called periodically by another thread, which may hang in it. The engine refuses if the task is gone or locked by
     * another node. A brief outage of the database does not stop the work.
     */
    void renew() {
        renewal.lock();
        try {
            if (!concluding) {
                extend();
            }
        } finally {
            renewal.unlock();
        }
    }

    /**
     * Ends the renewals: one that coincides with the completion would be a concurrent change of the task, and hours of
     * work would be lost. The rest of the lock's time is enough to write the result.
     *
     * @throws CancellationException if the lock has already been lost
     */
    void conclude() {
        renewal.lock();
        try {
            beginToConclude();
        } finally {
            renewal.unlock();
        }
    }

    private synchronized void beginToConclude() {
        requireHeld();
        concluding = true;
    }

    private void extend() {
        try {
            var before = clock.instant();
            externalTasks.extendLock(task.getId(), task.getWorkerId(), length.toMillis());
            taken = before;
        } catch (BadUserRequestException e) {
            LOG.info("The lock on {} of {} is lost: {}", task.getTopicName(), task.getBusinessKey(), e.getMessage());
            stop();
        } catch (RuntimeException e) {
            // An unavailable database must not stop hours of work at once: the lock outlasts several missed renewals.
            LOG.warn("The lock on {} of {} was not renewed", task.getTopicName(), task.getBusinessKey(), e);
        }
    }

    /**
     * Called periodically by a thread that never accesses the database. A tenth of the lock's time is left for the work
     * to end. Finished work is left alone: the engine accepts no result from a worker whose task another holds.
     */
    synchronized void stopIfRunOut() {
        if (!concluding && !lost && !clock.instant().isBefore(lastMoment())) {
            LOG.warn(
                    "The lock on {} of {} was not renewed since {} and runs out: its work is stopped",
                    task.getTopicName(),
                    task.getBusinessKey(),
                    taken);
            stop();
        }
    }

    private Instant lastMoment() {
        return taken.plus(length).minus(length.dividedBy(10));
    }

    synchronized void stop() {
        lost = true;
        if (working) {
            worker.interrupt();
        }
    }

    /** Prevents a late interrupt from hitting the thread's next work. */
    synchronized void done() {
        working = false;
        Thread.interrupted();
    }

    @Override
    public void report(double done, String message) {
        requireHeld();
    }

    private void requireHeld() {
        if (lost) {
            throw new CancellationException("The lock on %s is lost".formatted(task.getBusinessKey()));
        }
    }
}
