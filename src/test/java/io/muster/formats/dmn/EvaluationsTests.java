package io.muster.formats.dmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.muster.formats.ScoringFailed;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EvaluationsTests {

    private final CountDownLatch end = new CountDownLatch(1);

    /** As an engine that cannot be interrupted. */
    private void neverEnding(int row) {
        while (true) {
            try {
                assertThat(end.await(1, TimeUnit.MINUTES)).isTrue();
                return;
            } catch (InterruptedException e) {
                // It does not listen.
            }
        }
    }

    @Test
    void takesNoMoreRowsWhileSeveralAreOverdueAndThenGoesOn() {
        try (var evaluations = new Evaluations(Duration.ofMillis(50))) {
            for (var i = 0; i < Evaluations.TOO_MANY_OVERDUE; i++) {
                assertThatThrownBy(() -> evaluations.run(1, this::neverEnding))
                        .isInstanceOf(ScoringFailed.class)
                        .hasMessageContaining("row 1 took longer than 50 ms");
            }
            var decided = new AtomicInteger();
            assertThatThrownBy(() -> evaluations.run(1, row -> decided.incrementAndGet()))
                    .isInstanceOf(ScoringFailed.class)
                    .hasMessageContaining("accepts no more");
            assertThat(decided).hasValue(0);

            end.countDown();

            await().ignoreException(ScoringFailed.class).until(() -> {
                evaluations.run(1, row -> decided.incrementAndGet());
                return true;
            });
        }
    }

    @Test
    void namesTheOverdueRowOfABatchAndDecidesNoneBehindIt() {
        var decided = new AtomicInteger();
        try (var evaluations = new Evaluations(Duration.ofMillis(50))) {
            assertThatThrownBy(() -> evaluations.run(5, row -> {
                        if (row == 2) {
                            neverEnding(row);
                        }
                        decided.incrementAndGet();
                    }))
                    .hasMessageContaining("row 3 took longer");
            assertThat(decided).hasValue(2);
            end.countDown();
        }
    }

    @Test
    void reportsEndlessRecursionAndEveryOtherFailure() {
        try (var evaluations = new Evaluations(Duration.ofSeconds(30))) {
            assertThatThrownBy(() -> evaluations.run(1, this::recurse))
                    .isInstanceOf(ScoringFailed.class)
                    .hasMessageContaining("recurses too deeply");
            assertThatThrownBy(() -> evaluations.run(1, row -> {
                        throw new IllegalStateException("no such thing");
                    }))
                    .isInstanceOf(ScoringFailed.class)
                    .hasMessageContaining("no such thing");
        }
    }

    private void recurse(int row) {
        recurse(row + 1);
        end.countDown();
    }
}
