package io.muster.security.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.security.SecuritySettings;
import io.muster.testing.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PasswordThrottleTests {

    private final SettableClock clock = new SettableClock();
    private final PasswordThrottle attempts = new PasswordThrottle(
            new SecuritySettings(
                    Path.of("unused"),
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(15),
                    Duration.ofDays(365),
                    2,
                    4,
                    Duration.ofMinutes(1),
                    List.of()),
            clock);

    @Test
    void wrongOnesOfOneUserMustWait() {
        wrong("dora", "10.0.0.1", 2);

        assertThatThrownBy(() -> attempts.begin("dora", "10.0.0.1")).isInstanceOf(TooManyAttempts.class);
    }

    @Test
    void manyAtOnceGainNothing() throws InterruptedException {
        var together = new CyclicBarrier(16);
        var begun = new AtomicInteger();
        var guesses = Stream.generate(() -> new Thread(() -> guess(together, begun)))
                .limit(together.getParties())
                .toList();
        guesses.forEach(Thread::start);
        for (var guess : guesses) {
            guess.join();
        }

        assertThat(begun).hasValue(2);
    }

    private void guess(CyclicBarrier together, AtomicInteger begun) {
        try {
            together.await();
            attempts.begin("dora", "10.0.0.1");
            begun.incrementAndGet();
        } catch (TooManyAttempts expected) {
            // This one was one too many.
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aStrangerElsewhereDoesNotShutThePersonOut() {
        wrong("dora", "10.0.0.1", 2);

        assertThatCode(() -> attempts.begin("dora", "10.0.0.2")).doesNotThrowAnyException();
    }

    @Test
    void manyUsersFromOneAddressMustWaitToo() {
        wrong("a1", "10.0.0.1", 2);
        wrong("a2", "10.0.0.1", 2);

        assertThatThrownBy(() -> attempts.begin("a3", "10.0.0.1")).isInstanceOf(TooManyAttempts.class);
    }

    @Test
    void aRightOneForgetsTheWrongOnes() {
        wrong("dora", "10.0.0.1", 1);
        attempts.begin("dora", "10.0.0.1");
        attempts.succeeded("dora", "10.0.0.1");

        assertThatCode(() -> wrong("dora", "10.0.0.1", 2)).doesNotThrowAnyException();
    }

    @Test
    void theWaitEnds() {
        wrong("dora", "10.0.0.1", 2);
        clock.forward(Duration.ofSeconds(61));

        assertThatCode(() -> attempts.begin("dora", "10.0.0.1")).doesNotThrowAnyException();
    }

    private void wrong(String user, String address, int times) {
        for (var time = 0; time < times; time++) {
            attempts.begin(user, address);
        }
    }
}
