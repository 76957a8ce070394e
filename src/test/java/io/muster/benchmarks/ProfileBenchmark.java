package io.muster.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.monitoring.profile.ProfileFormat;
import io.muster.monitoring.profile.ReferencePlan;
import io.muster.monitoring.profile.ReferencePlan.Field;
import io.muster.monitoring.profile.ReferencePlan.Scale;
import io.muster.monitoring.profile.ReferenceProfile;
import io.muster.monitoring.profile.StreamingProfile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Benchmark (g): counting predictions into a profile, 20 numbers a row, in batches and single rows. What counts is the
 * processor time of the calling thread: it does not pass while other programs run. Writes
 * {@code target/benchmarks/profile.md}.
 */
class ProfileBenchmark {

    private static final int WIDTH = 20;
    private static final int BATCH = 10_000;
    private static final int TURNS = Integer.getInteger("muster.benchmark.turns", 15);
    private static final long TURN = Integer.getInteger("muster.benchmark.turn", 500) * 1_000_000L;

    @Test
    void countsPredictions() throws IOException {
        var lines = new ArrayList<String>();
        lines.add("| Rows a call | Sums of products | Million values a second and core (median) |");
        lines.add("|---|---|---|");
        for (var rows : new int[] {BATCH, 1}) {
            lines.add("| %,d | yes | %.1f |".formatted(rows, measure(rows)));
        }
        var directory = Files.createDirectories(Path.of("target/benchmarks"));
        Files.write(directory.resolve("profile.md"), lines);
        lines.forEach(System.out::println);
    }

    private static double measure(int rows) {
        var random = new Random(1);
        var fields = IntStream.range(0, WIDTH)
                .mapToObj(i -> new Field("x" + i, Scale.NUMBERS))
                .toList();
        var layout = ReferenceProfile.of(batch(random, BATCH), new ReferencePlan(fields, List.of(), null, null, null))
                .layout();
        var streaming = new StreamingProfile(layout);
        var batch = batch(random, rows);
        var speeds = new double[TURNS];
        var counted = 0L;
        for (var turn = -3; turn < TURNS; turn++) {
            var calls = 0L;
            var start = time();
            while (time() - start < TURN) {
                for (var i = 0; i < Math.max(1, 1_000 / rows); i++, calls++) {
                    streaming.answered(batch, 1_000_000);
                }
            }
            var seconds = (time() - start) / 1e9;
            counted += calls;
            if (turn >= 0) {
                speeds[turn] = calls * rows * WIDTH / seconds / 1e6;
            }
        }
        var profile = streaming.drain();
        assertThat(profile.columns().rows()).isEqualTo(counted * rows);
        assertThat(ProfileFormat.bytes(profile)).isNotEmpty();
        Arrays.sort(speeds);
        return speeds[TURNS / 2];
    }

    private static long time() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static ColumnBatch batch(Random random, int rows) {
        return new ColumnBatch(IntStream.range(0, WIDTH)
                .mapToObj(i -> new Column.Numbers(
                        "x" + i,
                        random.doubles(rows).map(v -> random.nextGaussian()).toArray()))
                .toList());
    }
}
