package io.muster.benchmarks.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

/**
 * Benchmark (a): releases per second from the start to the last end, four decisions of people included, on PostgreSQL
 * with fsync on: Muster with everything on against the stock starter with the same diagrams. Both have empty steps;
 * Muster with its own steps is measured beside them. All servers run in this process, one after the other. Writes {@code target/benchmarks/release.md}.
 */
class ReleaseBenchmark {

    private static final int TURNS = Integer.getInteger("muster.benchmark.release-turns", 7);
    private static final int RELEASES = Integer.getInteger("muster.benchmark.releases", 40);
    private static final int WARM_UP_TURNS = Integer.getInteger("muster.benchmark.release-warm-up", 12);
    private static final int PEOPLE = 2;

    private final Map<String, List<Turn>> turns = new LinkedHashMap<>();

    /** Statements per release, counted in a separate round that is not timed. */
    private final Map<String, Double> statements = new LinkedHashMap<>();

    private record Turn(double releasesPerSecond, double commits) {}

    @Test
    void comparesReleasesWithTheStockStarter() throws Exception {
        try (var postgres = postgres();
                var stock = StockSide.start("stock", settings(postgres, "stock"));
                var muster = MusterSide.withEmptySteps("muster", settings(postgres, "muster"));
                var real = MusterSide.withItsSteps("muster_real", settings(postgres, "muster_real"))) {
            var sides = List.of(stock, muster, real);
            for (var turn = 0; turn < WARM_UP_TURNS; turn++) {
                for (var side : sides) {
                    turn(postgres, side);
                }
            }
            for (var turn = 0; turn < TURNS; turn++) {
                for (var side : sides) {
                    turns.computeIfAbsent(side.name(), any -> new ArrayList<>()).add(turn(postgres, side));
                }
            }
            for (var side : sides) {
                countStatements(side);
                writeStatements(side);
            }
            write();
        }
    }

    private static EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "100")
                .start();
    }

    private static List<String> settings(EmbeddedPostgres postgres, String database) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + database);
        }
        return List.of(
                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", database),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres",
                "--camunda.bpm.database.type=postgres",
                "--camunda.bpm.generate-unique-process-engine-name=true",
                "--logging.level.root=warn");
    }

    private static Turn turn(EmbeddedPostgres postgres, Side side) throws Exception {
        var keys = side.draft(RELEASES);
        var commits = commits(postgres, side.database());
        var seconds = seconds(side, keys);
        return new Turn(RELEASES / seconds, (double) (commits(postgres, side.database()) - commits) / RELEASES);
    }

    private void countStatements(Side side) throws Exception {
        var keys = side.draft(RELEASES);
        var counted = side.statements();
        counted.start();
        seconds(side, keys);
        counted.stop();
        statements.put(side.name(), (double) counted.count() / RELEASES);
    }

    private static double seconds(Side side, List<String> keys) throws Exception {
        var completed = completed(side);
        var people = Executors.newFixedThreadPool(PEOPLE);
        try {
            var started = System.nanoTime();
            for (var person = 0; person < PEOPLE; person++) {
                var number = person;
                people.execute(() -> decideForever(side, number));
            }
            keys.forEach(side::start);
            while (side.engine()
                            .getRuntimeService()
                            .createProcessInstanceQuery()
                            .count()
                    > 0) {
                Pause.briefly();
            }
            var seconds = (System.nanoTime() - started) / 1e9;
            assertThat(completed(side) - completed).as(side.name()).isEqualTo(keys.size());
            assertThat(side.engine().getRuntimeService().createIncidentQuery().count())
                    .isZero();
            return seconds;
        } finally {
            people.shutdownNow();
        }
    }

    /** Releases that reached the end of the longest path. */
    private static long completed(Side side) {
        return side.engine()
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .activityId("End_InService")
                .finished()
                .count();
    }

    private static void decideForever(Side side, int number) {
        do {
            side.engine().getTaskService().createTaskQuery().taskUnassigned().list().stream()
                    .filter(task -> Math.floorMod(task.getId().hashCode(), PEOPLE) == number)
                    .forEach(task -> decide(side, task));
        } while (Pause.briefly());
    }

    private static void decide(Side side, Task task) {
        try {
            side.decide(Decision.on(side.engine(), task));
        } catch (OptimisticLockingException e) {
            // The engine moved the same instance at that moment; the task is still in the list at the next look.
        }
    }

    /** Transactions the database has committed, as it counts them itself. */
    private static long commits(EmbeddedPostgres postgres, String database) throws SQLException {
        try (var connection = postgres.getDatabase("postgres", database).getConnection();
                var statement = connection.createStatement()) {
            // Sessions report their counts once a second at most; this asks for those of the idle ones.
            statement.execute("select pg_sleep(1.5)");
            try (var rows = statement.executeQuery(
                    "select xact_commit from pg_stat_database where datname = '%s'".formatted(database))) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private void write() throws IOException {
        var stock = turns.values().iterator().next();
        var lines = new ArrayList<String>();
        lines.add(
                "| Server | Releases/s (median) | Ratio to stock (median) | Statements a release | Commits a release |");
        lines.add("|---|---|---|---|---|");
        turns.forEach((name, own) -> lines.add("| %s | %.2f | %.2f | %.0f | %.0f |"
                .formatted(
                        name,
                        median(own.stream().mapToDouble(Turn::releasesPerSecond).toArray()),
                        median(ratios(own, stock)),
                        statements.get(name),
                        median(own.stream().mapToDouble(Turn::commits).toArray()))));
        var file = Path.of("target/benchmarks/release.md");
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
        lines.forEach(System.out::println);
    }

    /** The statements of the counted round with their frequency, most frequent first: the place to look when there are too many. */
    private static void writeStatements(Side side) throws IOException {
        var lines = side.statements().byText().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(entry -> "%.2f %s"
                        .formatted(
                                entry.getValue() / (double) RELEASES,
                                entry.getKey().replaceAll("\\s+", " ")))
                .toList();
        Files.write(Path.of("target/benchmarks/statements-%s.txt".formatted(side.database())), lines);
    }

    private static double[] ratios(List<Turn> own, List<Turn> stock) {
        var ratios = new double[own.size()];
        Arrays.setAll(
                ratios,
                turn -> own.get(turn).releasesPerSecond() / stock.get(turn).releasesPerSecond());
        return ratios;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
