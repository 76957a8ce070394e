package io.muster.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.testing.Ports;
import io.muster.testing.Server;
import io.muster.testing.ServerProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server is killed (SIGKILL) as soon as it has confirmed a person's decision, and started again; the decision must be in
 * the evidence, with the task it completed. {@code mvn -Pcrash verify} does it fifty times on each database.
 */
class AcknowledgedServerTests {

    private static final Logger LOG = LoggerFactory.getLogger(AcknowledgedServerTests.class);

    private static final int KILLS = Integer.getInteger("muster.crash.decisions", 2);

    /** Four releases need eight decisions, see {@link Road}. */
    private static final int RELEASES = 4 * ((KILLS + 7) / 8);

    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration REST = Duration.ofMinutes(4);
    private static final Duration GLANCE = Duration.ofMillis(100);

    @TempDir
    Path directory;

    /** A URL configured by a person who does not know of write delays. */
    @Test
    void noDecisionThatWasAnsweredIsLostOnH2() throws Exception {
        assertKept(List.of(
                "spring.datasource.url=jdbc:h2:file:%s;DB_CLOSE_ON_EXIT=FALSE".formatted(directory.resolve("db"))));
    }

    @Test
    void noDecisionThatWasAnsweredIsLostOnPostgresql() throws Exception {
        try (var postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            assertKept(List.of(
                    "spring.profiles.active=postgres",
                    "muster.database.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                    "muster.database.user=postgres",
                    "muster.database.password=postgres"));
        }
    }

    private void assertKept(List<String> database) throws Exception {
        var acknowledged = new HashSet<String>();
        var port = Ports.free();
        for (var run = 1; run <= KILLS; run++) {
            try (var process = start(database, port, run)) {
                process.await(Drafts.READY, START);
                var server = Server.at(port);
                assertThat(decidedTasks(server)).as("after kill %d", run - 1).containsAll(acknowledged);
                startReleases(server);
                acknowledged.add(decideOne(server, process));
                process.kill();
            }
        }
        try (var last = start(database, port, KILLS + 1)) {
            last.await(Drafts.READY, START);
            assertThat(acknowledged).hasSize(KILLS);
            assertThat(decidedTasks(Server.at(port))).containsExactlyInAnyOrderElementsOf(acknowledged);
            assertIntact(Server.at(port));
        }
        LOG.info("{} decisions acknowledged and killed, none lost", KILLS);
    }

    /** Returns in the moment the server has answered. */
    private static String decideOne(Server server, ServerProcess process) throws InterruptedException {
        var deadline = System.nanoTime() + REST.toNanos();
        while (System.nanoTime() < deadline) {
            for (var person : Person.ALL) {
                var decided = decideOne(server, person);
                if (decided.isPresent()) {
                    return decided.get();
                }
            }
            process.pause(GLANCE);
        }
        throw new AssertionError("Nothing to decide:\n" + process.tail());
    }

    /** A withdrawal is not a sign-off. */
    private static Optional<String> decideOne(Server server, Person person) {
        return person.name().equals("dora")
                ? Optional.empty()
                : person.tasks(server).stream()
                        .filter(task -> person.decides(server, task))
                        .map(task -> task.path("id").asText())
                        .findFirst();
    }

    private static void startReleases(Server server) {
        var dora = server.as("dora");
        Person.versions(dora, "DRAFT").stream()
                .filter(version -> Person.ok(dora.get("/api/versions/%s/process-instances".formatted(version)))
                        .isEmpty())
                .forEach(version -> Person.accepted(dora.post("/api/versions/%s/release".formatted(version), "{}")));
    }

    /** Ids of the tasks on which the evidence holds a decision. */
    private static Set<String> decidedTasks(Server server) {
        var ada = server.as("ada");
        return Person.versions(ada).stream()
                .map(version -> Person.ok(ada.get("/api/versions/%s/evidence".formatted(version))))
                .flatMap(AcknowledgedServerTests::each)
                .filter(evidence -> evidence.path("kind").asText().equals("sign-off"))
                .map(evidence -> evidence.path("body").path("task").asText())
                .collect(Collectors.toSet());
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static void assertIntact(Server server) {
        assertThat(Person.ok(server.as("ada").get("/api/audit/verification")))
                .isNotEmpty()
                .allSatisfy(verdict -> assertThat(verdict.path("intact").asBoolean())
                        .as(verdict.toString())
                        .isTrue());
    }

    private ServerProcess start(List<String> database, int port, int run) throws IOException {
        Files.createDirectories(directory);
        var settings = Stream.concat(
                        database.stream(),
                        Stream.of(
                                "server.port=" + port,
                                "muster.shared-directory=" + directory,
                                "muster.artifacts.directory=" + directory.resolve("artifacts"),
                                "muster.security.key-directory=" + directory.resolve("keys"),
                                "muster.identity.password-iterations=1000",
                                "muster.lifecycle.worker.lock=5s",
                                "muster.lifecycle.worker.poll=1s",
                                "camunda.bpm.job-execution.lock-time-in-millis=5000",
                                "muster.training.directory=" + directory.resolve("training"),
                                "muster.audit.checkpoint-memory=" + directory.resolve("checkpoint.json"),
                                "muster.evidence.revocation-memory=" + directory.resolve("revocations"),
                                "crash.releases=" + RELEASES))
                .map(setting -> "--" + setting)
                .toList();
        return ServerProcess.start(MortalServer.class, directory.resolve("server-%d.log".formatted(run)), settings);
    }
}
