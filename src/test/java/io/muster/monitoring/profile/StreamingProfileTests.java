package io.muster.monitoring.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.monitoring.profile.ReferencePlan.Field;
import io.muster.monitoring.profile.ReferencePlan.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class StreamingProfileTests {

    private static final int THREADS = 8;
    private static final int REQUESTS = 2_000;

    private final ProfileLayout layout = ReferenceProfile.of(
                    rows(new Random(1), 500),
                    new ReferencePlan(List.of(new Field("x", Scale.NUMBERS)), List.of(), null, null, null))
            .layout();

    /** While one thread drains without pause. */
    @Test
    void losesNothingAndCountsNothingTwice() throws Exception {
        var streaming = new StreamingProfile(layout);
        var done = new AtomicBoolean();
        var threads = Executors.newFixedThreadPool(THREADS + 1);
        try {
            var drained = threads.submit(() -> {
                var sum = Profile.none(layout);
                while (!done.get()) {
                    sum = sum.plus(streaming.drain());
                }
                return sum;
            });
            var requests = new ArrayList<Callable<Profile>>();
            for (var thread = 0; thread < THREADS; thread++) {
                var seed = thread;
                requests.add(() -> ask(streaming, new Random(seed)));
            }
            var expected = Profile.none(layout);
            for (var asked : threads.invokeAll(requests)) {
                expected = expected.plus(asked.get());
            }
            done.set(true);
            var counted = drained.get().plus(streaming.drain());

            assertThat(counted.columns().rows()).isEqualTo(expected.columns().rows());
            assertThat(counted.columns().columns().get(0))
                    .matches(expected.columns().columns().get(0)::countsLike);
            assertThat(counted.traffic().answered()).isEqualTo(THREADS * REQUESTS);
            assertThat(counted.traffic().refused()).isEqualTo(THREADS * REQUESTS);
            assertThat(counted.traffic().failed()).isEqualTo(THREADS * REQUESTS);
            assertThat(counted.traffic().latency()[Traffic.bin(2_000_000)]).isEqualTo(THREADS * REQUESTS);
            assertThat(streaming.drain()).isEqualTo(Profile.none(layout));
        } finally {
            threads.shutdownNow();
        }
    }

    private Profile ask(StreamingProfile streaming, Random random) {
        var own = new ProfileCounter(layout);
        for (var request = 0; request < REQUESTS; request++) {
            var rows = rows(random, 1 + random.nextInt(3));
            streaming.answered(rows, 2_000_000);
            streaming.refused();
            streaming.failed();
            own.add(rows, null);
        }
        return own.profile();
    }

    private static ColumnBatch rows(Random random, int rows) {
        return new ColumnBatch(
                List.of(new Column.Numbers("x", random.doubles(rows).toArray())));
    }
}
