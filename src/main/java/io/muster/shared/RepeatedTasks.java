package io.muster.shared;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tasks that daemon threads of this node repeat until they are stopped. A failure is logged and does not end them. */
public final class RepeatedTasks {

    private static final Logger LOG = LoggerFactory.getLogger(RepeatedTasks.class);

    private final ScheduledExecutorService threads;

    /**
     * @param name of the threads
     * @param number of threads, so that a slow task does not delay the others
     */
    public RepeatedTasks(String name, int number) {
        threads = Executors.newScheduledThreadPool(number, task -> {
            var daemon = new Thread(task, name);
            daemon.setDaemon(true);
            return daemon;
        });
    }

    /**
     * Repeats a task, first after a delay and then with a pause between its end and its next start.
     *
     * @param failure the message for the log, such as {@code Notifications could not be sent}
     */
    public void repeat(Duration delay, Duration pause, String failure, Runnable task) {
        threads.scheduleWithFixedDelay(
                () -> attempt(failure, task), delay.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Runs a task once, on the caller's thread. */
    public static void attempt(String failure, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            // Such as an unavailable database: it must not end the repetition.
            LOG.warn("{}; trying again", failure, e);
        }
    }

    /** Starts nothing more; what runs ends by itself. */
    public void stop() {
        threads.shutdown();
    }
}
