package io.muster.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.muster.formats.ScoringFailed;
import io.muster.formats.UnreadableArtifact;
import io.muster.shared.Digest;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The treatment of artifacts that hang, and of their late results. */
class WatchdogTests {

    private static final Duration AT_ONCE = Duration.ofMillis(50);
    private static final Duration PATIENT = Duration.ofMinutes(1);
    private static final Digest HANGING = Digest.ofText("hanging");
    private static final Digest OTHER = Digest.ofText("other");

    private final CountDownLatch end = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final LinkedBlockingQueue<String> freed = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void letGo() {
        end.countDown();
        threads.shutdownNow();
    }

    @Test
    void givesUpWhatTakesTooLongAndFreesWhatItStillProduces() throws Exception {
        var watchdog = new Watchdog(AT_ONCE, 2);

        assertThatThrownBy(() -> hang(watchdog))
                .isInstanceOf(UnreadableArtifact.class)
                .hasMessageContaining("Hanging is not loaded after");
        assertThat(freed).isEmpty();
        end.countDown();
        assertThat(freed.poll(30, TimeUnit.SECONDS)).isEqualTo("a scorer");
    }

    @Test
    void freesNothingThatACallerReceived() {
        assertThat(answer(new Watchdog(PATIENT, 1), OTHER)).isEqualTo("a scorer");
        assertThat(freed).isEmpty();
    }

    @Test
    void freesWhatAnInterruptedCallerLeft() throws Exception {
        var watchdog = new Watchdog(PATIENT, 1);
        var left = new CountDownLatch(1);
        var caller = threads.submit(() -> {
            assertThatThrownBy(() -> hang(watchdog)).hasMessageContaining("Interrupted");
            left.countDown();
        });
        begun.await();
        caller.cancel(true);
        // A caller who is interrupted when the work is done already gets its result, and keeps it.
        left.await();
        end.countDown();

        assertThat(freed.poll(30, TimeUnit.SECONDS)).isEqualTo("a scorer");
    }

    @Test
    void whatHangsTakesOnePlaceHoweverOftenItIsTried() {
        var watchdog = new Watchdog(AT_ONCE, 2);
        assertThatThrownBy(() -> hang(watchdog)).hasMessageContaining("is not loaded after");
        for (var again = 0; again < 3; again++) {
            assertThatThrownBy(() -> hang(watchdog))
                    .isInstanceOf(UnreadableArtifact.class)
                    .hasMessageContaining("that attempt has not ended yet");
        }

        assertThat(answer(watchdog, OTHER)).isEqualTo("a scorer");
    }

    @Test
    void refusesOnceAllPlacesAreTakenUntilOneEnds() throws Exception {
        var watchdog = new Watchdog(PATIENT, 1);
        threads.submit(() -> hang(watchdog));
        begun.await();
        assertThatThrownBy(() -> answer(watchdog, OTHER))
                .isInstanceOf(ScoringFailed.class)
                .hasMessageContaining("1 artifacts are already being loaded");

        end.countDown();
        await().ignoreException(ScoringFailed.class)
                .until(() -> answer(watchdog, OTHER).equals("a scorer"));
    }

    @Test
    void triesAgainWhatHungOnceItEnded() {
        var watchdog = new Watchdog(AT_ONCE, 1);
        assertThatThrownBy(() -> hang(watchdog)).isInstanceOf(UnreadableArtifact.class);
        end.countDown();

        await().ignoreExceptions().until(() -> answer(watchdog, HANGING).equals("a scorer"));
    }

    private String hang(Watchdog watchdog) {
        return watchdog.run(
                HANGING,
                "Hanging",
                () -> {
                    begun.countDown();
                    end.await();
                    return "a scorer";
                },
                freed::add);
    }

    private String answer(Watchdog watchdog, Digest artifact) {
        return watchdog.run(artifact, "Sound", () -> "a scorer", freed::add);
    }
}
