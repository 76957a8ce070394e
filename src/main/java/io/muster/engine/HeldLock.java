package io.muster.engine;

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
 * The lock on a long step while its work goes on. It is renewed beside the work; when that is refused, because the
 * instance ended or another node has it, the work is stopped. When nobody answers, it is stopped before the lock runs
 * out: from then on another node may have it.
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
     * Called again and again by another thread, which may hang in it. The engine refuses when the task is gone or another
     * node's. A database that is away for a moment does not stop the work.
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
     * From here on the lock is not renewed: a renewal would be a second change of the task at the same time as its
     * completion, and hours of work would be thrown away for it. What is left of the lock is enough to write the result.
     *
     * @throws CancellationException if the lock is lost already
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
            // A database that is away must not stop hours of work at once: the lock holds for some more renewals.
            LOG.warn("The lock on {} of {} was not renewed", task.getTopicName(), task.getBusinessKey(), e);
        }
    }

    /**
     * Called again and again by a thread that never talks to the database. A tenth of the lock is left for the work to
     * end in. Work that is done is let be: the engine takes no result from a worker whose task another has.
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

    /** The thread goes on to other work: an interrupt would hit the wrong one. */
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
