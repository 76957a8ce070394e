package io.muster.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.deployment.CertifiedModels;
import io.muster.deployment.DeploymentRole;
import io.muster.deployment.Deployments;
import io.muster.formats.onnx.OnnxFiles;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.security.tokens.AccessTokens;
import io.muster.shared.Actor;
import io.muster.shared.VersionId;
import io.muster.testing.MusterModuleTest;
import io.muster.testing.TestUsers;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/**
 * Benchmark (c): requests per second of the inference endpoint against bare Spring MVC endpoints that return the same
 * bytes, one that reads the request and one that does not. Both servers run in this process on ports of their own; the same client sends the same request to one and the
 * other in alternating rounds, so that what disturbs the machine disturbs both. Writes {@code target/benchmarks/inference.md}.
 */
@MusterModuleTest(module = "deployment", webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(CertifiedModels.class)
class InferenceBenchmark {

    private static final int WIDTH = 20;
    private static final int TURNS = Integer.getInteger("muster.benchmark.turns", 15);
    private static final Duration TURN = Duration.ofMillis(Integer.getInteger("muster.benchmark.turn", 1000));

    /** Counted, not timed: on a busy machine seconds pass before the code is compiled. */
    private static final int WARM_UP = Integer.getInteger("muster.benchmark.warm-up", 40_000);

    @LocalServerPort
    int port;

    @Autowired
    Deployments deployments;

    @Autowired
    CertifiedModels models;

    @Autowired
    AccessTokens tokens;

    private record Case(String name, int clients, String request) {}

    /** The result of one side in one round: requests per second, and processor time of the server's threads for each, in µs. */
    private record Turn(double requests, double micros) {}

    private record Result(Case what, Turn[] unread, Turn[] read, Turn[] muster) {

        String row() {
            return "| %s | %d | %,.0f (%.0f) | %,.0f (%.0f) | %,.0f (%.0f) | %.2f | %.2f |"
                    .formatted(
                            what.name(),
                            what.clients(),
                            median(unread, Turn::requests),
                            median(unread, Turn::micros),
                            median(read, Turn::requests),
                            median(read, Turn::micros),
                            median(muster, Turn::requests),
                            median(muster, Turn::micros),
                            ratioTo(unread),
                            ratioTo(read));
        }

        private static double median(Turn[] turns, ToDoubleFunction<Turn> what) {
            return middle(Arrays.stream(turns).mapToDouble(what));
        }

        private double ratioTo(Turn[] other) {
            return middle(
                    IntStream.range(0, TURNS).mapToDouble(turn -> muster[turn].requests() / other[turn].requests()));
        }

        private static double middle(DoubleStream values) {
            return values.sorted().skip(TURNS / 2).findFirst().orElseThrow();
        }
    }

    @Test
    void comparesInferenceWithABareEndpoint() throws Exception {
        var version = deployed();
        var cases = List.of(
                new Case("1 row of 20 numbers", 1, rows(1)),
                new Case("1 row of 20 numbers", 4, rows(1)),
                new Case("100 rows of 20 numbers", 1, rows(100)),
                new Case("100 rows of 20 numbers", 4, rows(100)));
        var lines = new ArrayList<String>();
        lines.add("| Request | Clients | Unread, requests/s (µs) | Read, requests/s (µs) | Muster, requests/s (µs)"
                + " | Muster / unread (median) | Muster / read (median) |");
        lines.add("|---|---|---|---|---|---|---|");
        for (var each : cases) {
            lines.add(measure(version, each).row());
        }
        write(lines);
    }

    private VersionId deployed() {
        var row = IntStream.rangeClosed(1, WIDTH).mapToObj(i -> i / 100.0).toList();
        var sum = IntStream.rangeClosed(1, WIDTH)
                        .mapToDouble(i -> 0.1 * i * i / 100.0)
                        .sum()
                - 1;
        var golden = new GoldenRecord(Map.of("X", row), Map.of("score", 1 / (1 + Math.exp(-sum))), 1e-5);
        var version = models.version(models.model(), OnnxFiles.logistic(WIDTH), golden);
        models.certify(version);
        deployments.deploy(version, CertifiedModels.PRODUCTION, DeploymentRole.CHAMPION, TestUsers.OPERATOR);
        return version;
    }

    private static String rows(int rows) {
        var row = IntStream.rangeClosed(1, WIDTH).mapToObj(i -> i * 1.37 + "").toList();
        return "{\"id\":\"4711\",\"inputs\":[{\"name\":\"X\",\"shape\":[%d,%d],\"datatype\":\"FP32\",\"data\":%s}]}"
                .formatted(rows, WIDTH, Collections.nCopies(rows, row));
    }

    private Result measure(VersionId version, Case what) throws Exception {
        var path = "/v2/models/%s/infer".formatted(version.model());
        var token = tokens.issue(Actor.person("app"), "benchmark", Duration.ofHours(1))
                .secret();
        try (var muster = new Clients(port, path, token, what);
                var bareServer = BareServer.answering(muster.answer());
                var unread = new Clients(bareServer.port(), BareServer.UNREAD + "/" + version.model(), token, what);
                var read = new Clients(bareServer.port(), BareServer.READ + "/" + version.model(), token, what)) {
            assertThat(unread.answer()).isEqualTo(muster.answer());
            assertThat(read.answer()).isEqualTo(muster.answer());
            warmUp(unread, read, muster);
            return alternate(what, unread, read, muster);
        }
    }

    /** Alternates, because a server closes connections that were idle while the other warmed up. */
    private static void warmUp(Clients... sides) throws Exception {
        var requests = new double[sides.length];
        while (Arrays.stream(requests).min().orElseThrow() < WARM_UP) {
            for (var side = 0; side < sides.length; side++) {
                requests[side] += sides[side].requestsPerSecond(TURN) * TURN.toNanos() / 1e9;
            }
        }
    }

    private static Result alternate(Case what, Clients... sides) throws Exception {
        var turns = new Turn[sides.length][TURNS];
        for (var turn = 0; turn < TURNS; turn++) {
            for (var side = 0; side < sides.length; side++) {
                turns[side][turn] = turn(sides[side]);
            }
        }
        return new Result(what, turns[0], turns[1], turns[2]);
    }

    private static Turn turn(Clients side) throws Exception {
        var before = serversProcessorTime();
        var requests = side.requestsPerSecond(TURN);
        var nanos = serversProcessorTime() - before;
        return new Turn(requests, nanos / 1e3 / (requests * TURN.toNanos() / 1e9));
    }

    /** Of all threads that answer requests, in ns; in one round only one server has any to answer. */
    private static long serversProcessorTime() {
        var threads = ManagementFactory.getThreadMXBean();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("-exec-"))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.getId()))
                .sum();
    }

    private static void write(List<String> lines) throws IOException {
        var file = Path.of("target/benchmarks/inference.md");
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
        lines.forEach(System.out::println);
    }

    /** Some connections, each used by a thread of its own. */
    private static final class Clients implements AutoCloseable {

        private final List<KeptAlive> connections = new ArrayList<>();

        Clients(int port, String path, String token, Case what) throws IOException {
            for (var client = 0; client < what.clients(); client++) {
                connections.add(new KeptAlive(port, path, "Bearer " + token, what.request()));
            }
        }

        byte[] answer() throws IOException {
            return connections.get(0).call();
        }

        double requestsPerSecond(Duration during) throws Exception {
            var threads = Executors.newFixedThreadPool(connections.size());
            try {
                var started = System.nanoTime();
                var end = started + during.toNanos();
                var counts = connections.stream()
                        .map(connection -> threads.submit(() -> requestsUntil(end, connection)))
                        .toList();
                var requests = 0L;
                for (var count : counts) {
                    requests += count.get();
                }
                return requests * 1e9 / (System.nanoTime() - started);
            } finally {
                threads.shutdown();
            }
        }

        private static long requestsUntil(long end, KeptAlive connection) throws IOException {
            var requests = 0L;
            while (System.nanoTime() < end) {
                connection.call();
                requests++;
            }
            return requests;
        }

        @Override
        public void close() throws IOException {
            for (var connection : connections) {
                connection.close();
            }
        }
    }
}
