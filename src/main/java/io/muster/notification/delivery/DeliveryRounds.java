package io.muster.notification.delivery;

import io.muster.notification.NotificationSettings;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The schedule by which this node addresses, sends and forgets. Each has a thread of its own, so that a slow webhook
 * does not hold up the mail. All nodes do the same; who sends what is decided by claims in the database.
 */
@Component
class DeliveryRounds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryRounds.class);
    private static final Duration FORGET_EVERY = Duration.ofHours(1);

    private final Deliveries deliveries;
    private final NotificationSettings settings;
    private volatile @Nullable ScheduledExecutorService executor;

    DeliveryRounds(Deliveries deliveries, NotificationSettings settings) {
        this.deliveries = deliveries;
        this.settings = settings;
    }

    @Override
    public boolean isAutoStartup() {
        return settings.automatic() && deliveries.channels().isAnyConfigured();
    }

    @Override
    public void start() {
        var channels = deliveries.channels().all();
        var threads = Executors.newScheduledThreadPool(channels.size() + 1, task -> {
            var daemon = new Thread(task, "notifications");
            daemon.setDaemon(true);
            return daemon;
        });
        executor = threads;
        every(threads, settings.lookEvery(), deliveries::address);
        channels.forEach(channel -> every(threads, settings.lookEvery(), () -> deliveries.send(channel)));
        every(threads, FORGET_EVERY, deliveries::forgetOld);
    }

    private static void every(ScheduledExecutorService threads, Duration period, Runnable round) {
        threads.scheduleWithFixedDelay(() -> quietly(round), 0, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        var running = executor;
        executor = null;
        if (running != null) {
            running.shutdown();
        }
    }

    @Override
    public boolean isRunning() {
        return executor != null;
    }

    /** A failure, such as an unavailable database, must not end the schedule. */
    private static void quietly(Runnable round) {
        try {
            round.run();
        } catch (RuntimeException e) {
            LOG.warn("Notifications could not be sent; trying again", e);
        }
    }
}
