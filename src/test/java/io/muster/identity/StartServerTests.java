package io.muster.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.security.selfcheck.SelfCheck;
import io.muster.security.selfcheck.SelfCheck.Answer;
import io.muster.testing.MusterServerTest;
import io.muster.testing.PlainServer;
import io.muster.testing.Server;
import io.muster.testing.ServerProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@MusterServerTest
class StartServerTests {

    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration STOP = Duration.ofSeconds(10);
    private static final String STARTED = "Started PlainServer";
    private static final String FIRST_ADMINISTRATOR = "The first administrator: user";
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    @TempDir
    Path directory;

    @Autowired
    List<SelfCheck> checks;

    @Test
    void asShippedOnlyTheTestsOwnSettingsAreOpen() {
        var open = checks.stream()
                .flatMap(check -> check.examine().stream())
                .filter(answer -> !answer.safe())
                .map(Answer::question);

        assertThat(open)
                .containsExactlyInAnyOrder(
                        "Commits survive a crash?", "Session cookie over HTTPS only?", "Passwords hashed slowly?");
    }

    @Test
    void productionMakesNoEngineTablesByItself() throws Exception {
        assertThat(refusal("production"))
                .contains("The process engine's tables are not in the database")
                .contains("schema-update=true");
    }

    @Test
    void productionDoesNotStartUnsafelyAndNamesTheOpenCheck() throws Exception {
        assertThat(refusal(
                        "production",
                        "--camunda.bpm.database.schema-update=true",
                        "--camunda.bpm.authorization.enabled=false",
                        "--server.servlet.session.cookie.secure=false"))
                .contains("Muster does not start in production with")
                .contains("Engine permissions checked? no")
                .contains("Session cookie over HTTPS only? no")
                .doesNotContain("Scripts refused? no");
    }

    @Test
    void productionDoesNotStartAsADemonstration() throws Exception {
        assertThat(refusal("demo,production", "--camunda.bpm.database.schema-update=true"))
                .contains("Muster does not start in production with")
                .contains("No demonstration? profile demo is on");
    }

    @Test
    void productionStartsOnPostgresqlOnceItIsPrepared() throws Exception {
        try (var postgres = durable().start()) {
            var settings = List.of(
                    "--muster.database.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                    "--muster.database.user=postgres",
                    "--muster.database.password=postgres",
                    "--muster.shared-directory=" + directory);
            try (var preparation = start("production,postgres", settings, "prepare")) {
                var status = preparation.awaitEnd(START);
                assertThat(status).as(preparation::tail).isZero();
                assertThat(preparation.output()).contains(FIRST_ADMINISTRATOR);
            }
            try (var server = start("production,postgres", settings)) {
                server.await(STARTED, START);
                assertThat(server.output())
                        .containsPattern("ok +Session cookie over HTTPS only\\?")
                        .doesNotContain("OPEN");
                var anonymous = Server.at(port(server)).anonymous();
                // The line is printed a moment before the server counts as alive.
                await().atMost(START)
                        .untilAsserted(() -> assertThat(anonymous
                                        .get("/actuator/health/liveness")
                                        .status())
                                .isEqualTo(200));
                assertThat(anonymous.get("/api/models").status()).isEqualTo(401);
                assertThat(anonymous.get("/engine-rest/task").status()).isEqualTo(401);
            }
        }
    }

    @Test
    void productionDoesNotStartOnADatabaseThatForgetsCommits() throws Exception {
        try (var postgres =
                durable().setServerConfig("synchronous_commit", "off").start()) {
            assertThat(refusal(
                            "production,postgres",
                            "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                            "--spring.datasource.username=postgres",
                            "--spring.datasource.password=postgres",
                            "--camunda.bpm.database.schema-update=true"))
                    .contains("Commits survive a crash? no: synchronous_commit is off");
        }
    }

    /** Stopping it takes no longer because of a client that never completes its request, or a database that stopped first. */
    @Test
    void stopsInTimeWithAnOpenRequestAndWithoutItsDatabase() throws Exception {
        try (var postgres = EmbeddedPostgres.start();
                var server = start(
                        "postgres",
                        List.of(
                                "--muster.database.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                                "--muster.database.user=postgres",
                                "--muster.database.password=postgres",
                                "--muster.shared-directory=" + directory))) {
            server.await(STARTED, START);
            try (var socket = new Socket("localhost", port(server))) {
                var half = "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\n\r\nusername=";
                socket.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                postgres.close();

                server.terminate();

                server.awaitEnd(STOP);
            }
        }
    }

    private static int port(ServerProcess server) {
        var port = PORT.matcher(server.output());
        assertThat(port.find()).as(server::tail).isTrue();
        return Integer.parseInt(port.group(1));
    }

    /** As it is for everyone but tests. */
    private static EmbeddedPostgres.Builder durable() {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on");
    }

    /** What a server says that refuses to start. */
    private String refusal(String profile, String... arguments) throws Exception {
        var settings = with(
                List.of(arguments).toString().contains("datasource.url")
                        ? List.of()
                        : List.of("--spring.datasource.url=jdbc:h2:mem:refused"),
                arguments);
        try (var server = start(profile, settings)) {
            assertThat(server.awaitEnd(START)).as(server::tail).isNotZero();
            return server.output();
        }
    }

    private ServerProcess start(String profiles, List<String> settings, String... command) throws IOException {
        var all = with(
                with(List.of(command), settings.toArray(String[]::new)),
                "--spring.profiles.active=" + profiles,
                "--server.port=0",
                "--muster.artifacts.directory=" + directory.resolve("artifacts"),
                "--muster.training.directory=" + directory.resolve("training"),
                "--muster.security.key-directory=" + directory.resolve("keys"),
                "--muster.audit.checkpoint-memory=" + directory.resolve("checkpoint.json"),
                "--muster.evidence.revocation-memory=" + directory.resolve("revocations"));
        return ServerProcess.start(PlainServer.class, directory.resolve("server.log"), all);
    }

    private static List<String> with(List<String> settings, String... more) {
        return Stream.concat(settings.stream(), Stream.of(more)).toList();
    }
}
