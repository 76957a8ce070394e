package io.muster.crash;

import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.testing.Ports;
import io.muster.testing.Server;
import io.muster.testing.ServerProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Versions in service are suspended in an emergency and put back, by the reviewer's word and by reinstatement in turn;
 * the server is killed (SIGKILL) at a random moment after each request that it confirmed. After each start the
 * confirmed request is carried out once: stage, deployments and certificates of every version agree. It takes minutes,
 * so only {@code mvn -Pcrash verify} runs it; two nodes measure how long a version still serves after its suspension.
 */
@EnabledIfSystemProperty(named = "muster.crash.suspensions", matches = "[1-9].*")
class SuspensionCrashServerTests {

    private static final Logger LOG = LoggerFactory.getLogger(SuspensionCrashServerTests.class);

    private static final int KILLS = Integer.getInteger("muster.crash.suspensions", 0);
    private static final int RELEASES = 4;
    private static final long SEED = Long.getLong("muster.crash.seed", System.nanoTime());
    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration REST = Duration.ofMinutes(4);
    private static final Duration GLANCE = Duration.ofMillis(50);
    private static final Duration KILL_SWITCH = Duration.ofSeconds(2);
    private static final String REQUEST = "{\"action\": \"SUSPEND\", \"reason\": \"It harms customers\"}";
    private static final List<Person> REVERTING = List.of(new Person("anna", "approver", "revert"));
    private static final List<Person> REINSTATING = List.of(
            new Person("vera", "validator", "accept"),
            new Person("anna", "approver", "approve"),
            new Person("sven", "secondApprover", "approve"));

    @TempDir
    Path directory;

    private final Random random = new Random(SEED);

    @Test
    void eachConfirmedRequestIsCarriedOutOnce() throws Exception {
        LOG.info("{} kills, seed {}", KILLS, SEED);
        var ports = new int[] {Ports.free(), Ports.free()};
        try (var postgres = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "100")
                .start()) {
            release(postgres, ports[0]);
            for (var kill = 1; kill <= KILLS; kill++) {
                suspendAndKill(postgres, ports[0], kill);
                putBackAndKill(postgres, ports[0], kill);
            }
            try (var one = start(postgres, ports[0], "last-1");
                    var other = start(postgres, ports[1], "last-2")) {
                one.await(Drafts.READY, START);
                other.await(Drafts.READY, START);
                measureTheKillSwitch(one, other, ports);
                assertIntact(Server.at(ports[0]));
            }
        }
    }

    private void release(EmbeddedPostgres postgres, int port) throws Exception {
        try (var server = start(postgres, port, "release");
                var people = new TirelessPeople(port)) {
            server.await(Drafts.READY, START);
            people.comeIn();
            await(server, () -> new Books(postgres).allEnded(RELEASES));
        }
    }

    private void suspendAndKill(EmbeddedPostgres postgres, int port, int kill) throws Exception {
        try (var server = start(postgres, port, "suspend-" + kill)) {
            server.await(Drafts.READY, START);
            var here = Server.at(port);
            await(server, () -> agree(here, "IN_SERVICE", 3));
            for (var version : Person.versions(here.as("otto"), "IN_SERVICE")) {
                assertAccepted(here.as("otto").post("/api/versions/%s/emergency".formatted(version), REQUEST));
            }
            killSoon(server, here);
        }
    }

    /** In odd rounds the reviewer reverts, in even ones the reviewer upholds and people reinstate. */
    private void putBackAndKill(EmbeddedPostgres postgres, int port, int kill) throws Exception {
        var reverts = kill % 2 == 1;
        try (var server = start(postgres, port, "suspended-" + kill)) {
            server.await(Drafts.READY, START);
            var here = Server.at(port);
            await(server, () -> agree(here, "SUSPENDED", 3));
            if (!reverts) {
                await(
                        server,
                        () -> decideAll(here, List.of(new Person("anna", "approver", "uphold"))) == 0
                                && idle(postgres));
                for (var version : Person.versions(here.as("otto"), "SUSPENDED")) {
                    assertAccepted(here.as("otto")
                            .post("/api/versions/%s/reinstatement".formatted(version), "{\"reason\": \"Mended\"}"));
                }
            }
            await(server, () -> decideAll(here, reverts ? REVERTING : REINSTATING) > 0);
            killSoon(server, here);
        }
        try (var server = start(postgres, port, "put-back-" + kill)) {
            server.await(Drafts.READY, START);
            var here = Server.at(port);
            await(server, () -> {
                decideAll(here, reverts ? REVERTING : REINSTATING);
                return agree(here, "IN_SERVICE", 3) && idle(postgres);
            });
        }
    }

    private void killSoon(ServerProcess server, Server here) throws InterruptedException {
        var after = Duration.ofMillis(random.nextInt(400));
        server.pause(after);
        LOG.info(
                "Killed {} after the last answer; in service then: {}",
                after,
                Person.versions(here.as("otto"), "IN_SERVICE"));
        server.kill();
    }

    /** A stage, and the deployments and certificates that belong to it, of so many versions. */
    private static boolean agree(Server server, String stage, int expected) {
        var versions = Person.versions(server.as("ada"), stage);
        var serves = stage.equals("IN_SERVICE");
        return versions.size() == expected
                && versions.stream()
                        .allMatch(version -> serving(server, version) == (serves ? 1 : 0)
                                && validCertificates(server, version) == (serves ? 1 : 0));
    }

    private static long serving(Server server, String version) {
        return each(Person.ok(server.as("ada").get("/api/deployments")))
                .filter(deployment -> deployment.path("version").asText().equals(version))
                .filter(deployment -> deployment.path("state").asText().equals("SERVING"))
                .count();
    }

    private static long validCertificates(Server server, String version) {
        return each(Person.ok(server.as("ada").get("/api/versions/%s/certificates".formatted(version))))
                .filter(certificate -> certificate.path("state").asText().equals("valid"))
                .count();
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static long decideAll(Server server, List<Person> people) {
        return people.stream()
                .flatMap(person -> person.tasks(server).stream().filter(task -> person.decides(server, task)))
                .count();
    }

    private static boolean idle(EmbeddedPostgres postgres) throws SQLException {
        return new Books(postgres).isIdle();
    }

    /** Both nodes answer; then one of them suspends, and both must refuse within two seconds. */
    private void measureTheKillSwitch(ServerProcess one, ServerProcess other, int[] ports) throws Exception {
        var first = Server.at(ports[0]);
        var version = Person.versions(first.as("otto"), "IN_SERVICE").get(0);
        var path = "/v2/models/%s/ready".formatted(version.substring(0, version.indexOf('@')));
        for (var port : ports) {
            await(other, () -> Server.at(port).as("app").get(path).status() == 200);
        }
        assertAccepted(first.as("otto").post("/api/versions/%s/emergency".formatted(version), REQUEST));
        var asked = System.nanoTime();
        for (var port : ports) {
            await(one, () -> Server.at(port).as("app").get(path).status() != 200);
            var took = Duration.ofNanos(System.nanoTime() - asked).truncatedTo(MILLIS);
            LOG.info("The node at port {} no longer serves {} after {}", port, version, took);
            assertThat(took).isLessThan(KILL_SWITCH);
        }
    }

    private static void assertAccepted(Server.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }

    private static void assertIntact(Server server) {
        assertThat(Person.ok(server.as("ada").get("/api/audit/verification")))
                .isNotEmpty()
                .allSatisfy(verdict -> assertThat(verdict.path("intact").asBoolean())
                        .as(verdict.toString())
                        .isTrue());
    }

    private interface Question {

        boolean isSo() throws Exception;
    }

    private static void await(ServerProcess server, Question question) throws Exception {
        var deadline = System.nanoTime() + REST.toNanos();
        while (!answered(question)) {
            assertThat(server.isAlive()).as(server::tail).isTrue();
            assertThat(System.nanoTime()).as(server::tail).isLessThan(deadline);
            server.pause(GLANCE);
        }
    }

    private static boolean answered(Question question) throws Exception {
        try {
            return question.isSo();
        } catch (UncheckedIOException notNow) {
            return false;
        }
    }

    private ServerProcess start(EmbeddedPostgres postgres, int port, String run) throws IOException {
        var settings = List.of(
                "--spring.profiles.active=postgres",
                "--muster.database.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "--muster.database.user=postgres",
                "--muster.database.password=postgres",
                "--muster.shared-directory=" + directory,
                "--server.port=" + port,
                "--muster.identity.password-iterations=1000",
                "--muster.lifecycle.worker.lock=5s",
                "--muster.lifecycle.worker.poll=1s",
                "--camunda.bpm.job-execution.lock-time-in-millis=5000",
                "--muster.training.directory=" + directory.resolve("training"),
                "--muster.audit.checkpoint-memory=" + directory.resolve("checkpoint.json"),
                "--muster.evidence.revocation-memory=" + directory.resolve("revocations"),
                "--crash.releases=" + RELEASES);
        return ServerProcess.start(MortalServer.class, directory.resolve(run + ".log"), settings);
    }
}
