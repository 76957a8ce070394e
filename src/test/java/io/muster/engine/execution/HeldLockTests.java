package io.muster.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.engine.Extensions;
import io.muster.testing.SettableClock;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.externaltask.LockedExternalTaskImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The moment at which work stops whose lock is refused or not confirmed. */
class HeldLockTests {

    private static final Duration LOCK = Duration.ofSeconds(30);

    private final SettableClock clock = new SettableClock();
    private final Extensions engine = new Extensions();
    private final HeldLock lock =
            new HeldLock(new LockedExternalTaskImpl(), engine.service(), LOCK, clock, clock.instant());

    @AfterEach
    void forgetTheInterrupt() {
        lock.done();
    }

    @Test
    void goesOnWhileTheDatabaseIsAwayForLessThanTheLock() {
        engine.fail(new ProcessEngineException("no connection"));
        pass(Duration.ofSeconds(26));
        engine.answer();
        pass(Duration.ofMinutes(5));

        assertGoesOn();
    }

    @Test
    void stopsBeforeTheLockRunsOutWhenTheDatabaseIsAway() {
        pass(Duration.ofMinutes(5));
        engine.fail(new ProcessEngineException("no connection"));
        pass(Duration.ofSeconds(26));
        assertGoesOn();
        pass(Duration.ofSeconds(1));

        assertStopped();
    }

    @Test
    void countsFromBeforeTheRenewalWasAskedFor() {
        engine.take(() -> clock.forward(Duration.ofSeconds(27)));
        lock.renew();
        lock.stopIfRunOut();

        assertStopped();
    }

    @Test
    void stopsAtOnceWhenTheEngineRefuses() {
        engine.fail(new BadUserRequestException("another's"));
        lock.renew();

        assertStopped();
    }

    @Test
    void doesNotConcludeWhatItLost() {
        clock.forward(LOCK);
        lock.stopIfRunOut();

        assertThatThrownBy(lock::conclude).isInstanceOf(CancellationException.class);
    }

    @Test
    void letsADoneWorkWriteItsResult() {
        lock.conclude();
        clock.forward(LOCK);
        lock.stopIfRunOut();

        assertGoesOn();
    }

    /** Second by second, renewed and looked at in each. */
    private void pass(Duration time) {
        for (var second = 0; second < time.toSeconds(); second++) {
            clock.forward(Duration.ofSeconds(1));
            lock.renew();
            lock.stopIfRunOut();
        }
    }

    private void assertGoesOn() {
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThatCode(() -> lock.report(0.5, "working")).doesNotThrowAnyException();
    }

    private void assertStopped() {
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThatThrownBy(() -> lock.report(0.5, "working")).isInstanceOf(CancellationException.class);
    }
}
