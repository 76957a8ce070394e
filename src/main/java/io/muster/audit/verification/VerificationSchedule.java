package io.muster.audit.verification;

import io.muster.shared.RepeatedTasks;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The schedule of verification: the newest entries are verified before the first request, and everything continuously
 * afterwards.
 */
@Component
class VerificationSchedule implements SmartLifecycle {

    private static final String FAILURE = "The audit trail could not be verified";

    private final StartVerification atStart;
    private final Integrity integrity;
    private final VerificationSettings settings;
    private volatile @Nullable RepeatedTasks tasks;

    VerificationSchedule(StartVerification atStart, Integrity integrity, VerificationSettings settings) {
        this.atStart = atStart;
        this.integrity = integrity;
        this.settings = settings;
    }

    @Override
    public void start() {
        RepeatedTasks.attempt(FAILURE, () -> atStart.verify(settings.verifyAtStart()));
        var started = new RepeatedTasks("audit-verification", 1);
        tasks = started;
        started.repeat(settings.verifyEvery(), settings.verifyEvery(), FAILURE, integrity::goOn);
    }

    @Override
    public void stop() {
        var running = tasks;
        tasks = null;
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return tasks != null;
    }

    /** Runs before the first checkpoint of this start, and before the web server. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 4097;
    }
}
