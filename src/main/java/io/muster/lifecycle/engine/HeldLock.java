package io.muster.lifecycle.engine;

import io.muster.shared.Progress;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lock on a long step while its work goes on. It is renewed beside the work; when that is refused, because the
 * instance ended or another node has it, the work is stopped.
 */
final class HeldLock implements Progress {

    private static final Logger LOG = LoggerFactory.getLogger(HeldLock.class);

    private final LockedExternalTask task;
    private final ExternalTaskService externalTasks;
    private final long millis;
    private final Thread worker;
    private final ReentrantLock renewal = new ReentrantLock();
    private boolean working = true;
    private boolean concluding;
    private volatile boolean lost;

    HeldLock(LockedExternalTask task, ExternalTaskService externalTasks, long millis, Thread worker) {
        this.task = task;
        this.externalTasks = externalTasks;
        this.millis = millis;
        this.worker = worker;
    }

    /**
     * Called again and again by another thread. The engine refuses when the task is gone or another node's. A database
     * that is away for a moment does not stop the work.
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
     */
    void conclude() {
        renewal.lock();
        concluding = true;
        renewal.unlock();
    }

    private void extend() {
        try {
            externalTasks.extendLock(task.getId(), task.getWorkerId(), millis);
        } catch (BadUserRequestException e) {
            LOG.info("The lock on {} of {} is lost: {}", task.getTopicName(), task.getBusinessKey(), e.getMessage());
            stop();
        } catch (RuntimeException e) {
            // A database that is away must not stop hours of work: the lock holds until the next renewals.
            LOG.warn("The lock on {} of {} was not renewed", task.getTopicName(), task.getBusinessKey(), e);
        }
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
        if (lost) {
            throw new CancellationException("The lock on %s is lost".formatted(task.getBusinessKey()));
        }
    }
}
