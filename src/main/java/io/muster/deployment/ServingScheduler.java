package io.muster.deployment;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The scheduler of serving: reconciles this node's deployments before the first request, and periodically afterwards. */
@Component
class ServingScheduler implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ServingScheduler.class);

    /** For the current rounds, and again for the last report. */
    private static final int SECONDS_TO_END = 2;

    private final ServingReconciler watch;
    private final ServingLoader loader;
    private final UsageBook usage;
    private final DeploymentSettings settings;
    private volatile ScheduledExecutorService executor;

    ServingScheduler(ServingReconciler watch, ServingLoader loader, UsageBook usage, DeploymentSettings settings) {
        this.watch = watch;
        this.loader = loader;
        this.usage = usage;
        this.settings = settings;
    }

    @Override
    public void start() {
        quietly(watch::check);
        quietly(loader::load);
        // A thread for each, so that neither a slow artifact nor a slow report or check delays the others.
        executor = Executors.newScheduledThreadPool(4, ServingScheduler::daemon);
        every(settings.withdraw(), watch::dropEnded);
        every(settings.refresh(), watch::check);
        every(settings.refresh(), loader::load);
        every(settings.reportUsage(), usage::report);
    }

    /** Makes the last report on a separate thread: an unavailable database would otherwise delay the shutdown. */
    @Override
    public void stop() {
        var running = executor;
        executor = null;
        running.shutdown();
        try {
            running.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
            var last = daemon(() -> quietly(usage::report));
            last.start();
            last.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_END));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return executor != null;
    }

    /** Before the web server starts and after it stopped: its phase is 2048 below the default. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 4096;
    }

    private void every(Duration period, Runnable task) {
        executor.scheduleWithFixedDelay(
                () -> quietly(task), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "deployment-rounds");
        thread.setDaemon(true);
        return thread;
    }

    /** A failed round, for lack of database or memory, must not be the last. */
    private static void quietly(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.warn("Comparing deployments with what serves failed; trying again", e);
        }
    }
}
