package io.muster.notification.delivery;

import io.muster.notification.NotificationSettings;
import io.muster.shared.NodeSchedule;
import io.muster.shared.RepeatedTasks;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * The schedule by which this node addresses, sends and forgets. Each has a thread of its own, so that a slow webhook
 * does not hold up the mail. All nodes do the same; who sends what is decided by claims in the database.
 */
@Component
class DeliverySchedule extends NodeSchedule {

    private static final Duration FORGET_EVERY = Duration.ofHours(1);

    private final Deliveries deliveries;
    private final NotificationSettings settings;

    DeliverySchedule(Deliveries deliveries, NotificationSettings settings) {
        this.deliveries = deliveries;
        this.settings = settings;
    }

    @Override
    public boolean isAutoStartup() {
        return settings.automatic() && deliveries.channels().isAnyConfigured();
    }

    @Override
    protected RepeatedTasks begin() {
        var channels = deliveries.channels().all();
        var started = new RepeatedTasks("notifications", channels.size() + 1);
        every(started, settings.lookEvery(), deliveries::address);
        channels.forEach(channel -> every(started, settings.lookEvery(), () -> deliveries.send(channel)));
        every(started, FORGET_EVERY, deliveries::forgetOld);
        return started;
    }

    private static void every(RepeatedTasks tasks, Duration pause, Runnable task) {
        tasks.repeat(Duration.ZERO, pause, "Notifications could not be sent", task);
    }
}
