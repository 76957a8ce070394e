package io.muster.monitoring.observation;

import io.muster.monitoring.record.ProfileSettings;
import io.muster.shared.NodeSchedule;
import io.muster.shared.RepeatedTasks;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The rhythm of keeping: before the first request, every few seconds, and after the last one. */
@Component
class CountKeeping extends NodeSchedule {

    private static final String FAILURE = "Counts of predictions could not be kept; they stay in memory";
    private static final long SECONDS_TO_END = 5;

    private final CountKeeper keeper;
    private final ProfileSettings settings;

    CountKeeping(CountKeeper keeper, ProfileSettings settings) {
        this.keeper = keeper;
        this.settings = settings;
    }

    @Override
    protected RepeatedTasks begin() {
        RepeatedTasks.attempt(FAILURE, keeper::round);
        var repeated = new RepeatedTasks("profiles", 1);
        repeated.repeat(settings.keepEvery(), settings.keepEvery(), FAILURE, keeper::round);
        return repeated;
    }

    /** Keeps the last counts on a thread of its own: an unavailable database would otherwise delay the shutdown. */
    @Override
    public void stop() {
        super.stop();
        var last = new Thread(() -> RepeatedTasks.attempt(FAILURE, keeper::stop), "profiles-last");
        last.setDaemon(true);
        last.start();
        try {
            last.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_END));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Before the web server starts and after it stopped: its phase is 2048 below the default. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 4096;
    }
}
