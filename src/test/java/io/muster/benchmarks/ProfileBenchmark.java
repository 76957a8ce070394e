package io.muster.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.datasets.counts.Bins;
import io.muster.datasets.counts.CountedColumn;
import io.muster.datasets.counts.CountsSql;
import io.muster.datasets.counts.CountsSql.Kind;
import io.muster.datasets.counts.CountsSql.Source;
import io.muster.datasets.counts.Dialect;
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
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
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
    private static final int TABLE = 1_000_000;
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

    /** Against a statement {@code GROUP BY} for each column, in turns; a table in memory, one thread. */
    @Test
    void countsATableInDuckDb() throws Exception {
        var layout = ReferenceProfile.of(
                        batch(new Random(1), BATCH),
                        new ReferencePlan(
                                IntStream.range(0, WIDTH)
                                        .mapToObj(i -> new Field("x" + i, Scale.NUMBERS))
                                        .toList(),
                                List.of(),
                                null,
                                null,
                                null))
                .layout();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("set threads = 1");
            statement.execute("create table t as select %s from range(%d)"
                    .formatted(
                            IntStream.range(0, WIDTH)
                                    .mapToObj(i -> "sqrt(-2 * ln(1 - random())) * cos(6.2831853 * random()) as x" + i)
                                    .collect(Collectors.joining(", ")),
                            TABLE));
            var sources = layout.features().stream()
                    .map(column -> new Source(Kind.NUMBER, column.name()))
                    .toList();
            var single = layout.features().stream()
                    .map(column -> new CountedColumn(column.name(), column.bins(), false))
                    .toList();
            var sql = new CountsSql(Dialect.DUCKDB, "t");
            var lines = new ArrayList<String>();
            lines.add("| Counted | Profile / GROUP BY, speed (median) |");
            lines.add("|---|---|");
            lines.add("| bins, quality, moments | %.2f |"
                    .formatted(ratio(() -> sql.count(connection, single, sources), () -> groupBy(statement, single))));
            lines.add("| the same and sums of products | %.2f |"
                    .formatted(ratio(
                            () -> sql.count(connection, layout.features(), sources),
                            () -> groupBy(statement, single))));
            Files.write(Files.createDirectories(Path.of("target/benchmarks")).resolve("profile-duckdb.md"), lines);
            lines.forEach(System.out::println);
        }
    }

    private interface Call {
        void run() throws Exception;
    }

    private static double ratio(Call ours, Call plain) throws Exception {
        var ratios = new double[TURNS];
        for (var turn = -1; turn < TURNS; turn++) {
            var start = System.nanoTime();
            plain.run();
            var between = System.nanoTime();
            ours.run();
            if (turn >= 0) {
                ratios[turn] = (double) (between - start) / (System.nanoTime() - between);
            }
        }
        Arrays.sort(ratios);
        return ratios[TURNS / 2];
    }

    private static void groupBy(Statement statement, List<CountedColumn> columns) throws SQLException {
        for (var column : columns) {
            var edges = ((Bins.Numbers) column.bins()).edges();
            var cases = IntStream.range(0, edges.size())
                    .mapToObj(i -> "when %s < %s then %d".formatted(column.name(), edges.get(i), i))
                    .collect(Collectors.joining(" "));
            try (var rows = statement.executeQuery(
                    "select case %s else %d end as b, count(*) from t group by b".formatted(cases, edges.size()))) {
                var counted = 0L;
                while (rows.next()) {
                    counted += rows.getLong(2);
                }
                assertThat(counted).isEqualTo(TABLE);
            }
        }
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
