package io.muster.audit.verification;

import io.muster.shared.NodeSchedule;
import io.muster.shared.RepeatedTasks;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The schedule of verification: the newest entries are verified before the first request, and everything continuously
 * afterwards.
 */
@Component
class VerificationSchedule extends NodeSchedule {

    private static final String FAILURE = "The audit trail could not be verified";

    private final StartVerification atStart;
    private final Integrity integrity;
    private final VerificationSettings settings;

    VerificationSchedule(StartVerification atStart, Integrity integrity, VerificationSettings settings) {
        this.atStart = atStart;
        this.integrity = integrity;
        this.settings = settings;
    }

    @Override
    protected RepeatedTasks begin() {
        RepeatedTasks.attempt(FAILURE, () -> atStart.verify(settings.verifyAtStart()));
        var started = new RepeatedTasks("audit-verification", 1);
        started.repeat(settings.verifyEvery(), settings.verifyEvery(), FAILURE, integrity::goOn);
        return started;
    }

    /** Runs before the first checkpoint of this start, and before the web server. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 4097;
    }
}
