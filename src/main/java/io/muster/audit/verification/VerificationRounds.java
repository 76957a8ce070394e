package io.muster.audit.verification;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The schedule of verification: the newest entries are verified before the first request, and everything continuously
 * afterwards.
 */
@Component
class VerificationRounds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(VerificationRounds.class);

    private final StartVerification atStart;
    private final Integrity integrity;
    private final VerificationSettings settings;
    private volatile @Nullable ScheduledExecutorService executor;

    VerificationRounds(StartVerification atStart, Integrity integrity, VerificationSettings settings) {
        this.atStart = atStart;
        this.integrity = integrity;
        this.settings = settings;
    }

    @Override
    public void start() {
        quietly(() -> atStart.verify(settings.verifyAtStart()));
        var thread = Executors.newSingleThreadScheduledExecutor(task -> {
            var daemon = new Thread(task, "audit-verification");
            daemon.setDaemon(true);
            return daemon;
        });
        executor = thread;
        var period = settings.verifyEvery().toMillis();
        thread.scheduleWithFixedDelay(() -> quietly(integrity::goOn), period, period, TimeUnit.MILLISECONDS);
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

    /** Runs before the first checkpoint of this start, and before the web server. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 4097;
    }

    /** A failure, such as an unavailable database, must not end the schedule. */
    private void quietly(Runnable verification) {
        try {
            verification.run();
        } catch (RuntimeException e) {
            LOG.warn("The audit trail could not be verified; trying again in {}", settings.verifyEvery(), e);
        }
    }
}
