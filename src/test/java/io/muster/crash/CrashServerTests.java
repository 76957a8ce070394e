package io.muster.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testing.Server;
import io.muster.testing.ServerProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kills the server process (SIGKILL) at random moments of concurrent releases on a real PostgreSQL, while people start
 * releases and sign over HTTP; starts it again, and counts in the end: every version in service, no step's effect twice,
 * nothing lost that the server had confirmed, audit intact. {@code mvn -Pcrash verify} does it with more releases and
 * kills, over longer lives; {@code -Dmuster.crash.seed=} repeats the moments of one run, whose seed is printed.
 */
class CrashServerTests {

    private static final Logger LOG = LoggerFactory.getLogger(CrashServerTests.class);

    private static final int RELEASES = Integer.getInteger("muster.crash.releases", 10);
    private static final int KILLS = Integer.getInteger("muster.crash.kills", 2);
    private static final long SEED = Long.getLong("muster.crash.seed", System.nanoTime());
    private static final int LONGEST_LIFE_MILLIS = Integer.getInteger("muster.crash.longest-life", 6500);
    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration REST = Duration.ofMinutes(8);
    private static final Duration LOOK = Duration.ofMillis(500);

    @TempDir
    Path directory;

    @Test
    void noWorkIsLostOrDoneTwiceWhenTheServerIsKilled() throws IOException, InterruptedException, SQLException {
        LOG.info("{} releases, {} kills, seed {}", RELEASES, KILLS, SEED);
        var port = freePort();
        try (var postgres = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "100")
                        .start();
                var people = new TirelessPeople(port)) {
            killAgainAndAgain(postgres, port, people);
            try (var last = start(postgres, port, KILLS + 1)) {
                last.await(Drafts.READY, START);
                people.comeIn();
                awaitTheEnd(postgres, last);
                assertChainsIntact(Server.at(port));
            }
            var books = new Books(postgres);
            books.assertNothingDoubledOrLeftOver(RELEASES);
            books.assertKept(people.started(), people.signed());
        }
    }

    private void killAgainAndAgain(EmbeddedPostgres postgres, int port, TirelessPeople people)
            throws IOException, InterruptedException {
        var random = new Random(SEED);
        for (var kill = 1; kill <= KILLS; kill++) {
            try (var server = start(postgres, port, kill)) {
                server.await(Drafts.READY, START);
                people.comeIn();
                var time = Duration.ofMillis(500 + random.nextInt(LONGEST_LIFE_MILLIS));
                server.pause(time);
                LOG.info("Killing server {} after {}", kill, time);
                server.kill();
            }
        }
    }

    private static void awaitTheEnd(EmbeddedPostgres postgres, ServerProcess server)
            throws InterruptedException, SQLException {
        var deadline = System.nanoTime() + REST.toNanos();
        while (!new Books(postgres).allReleased(RELEASES)) {
            assertThat(server.isAlive()).as(server::tail).isTrue();
            assertThat(System.nanoTime()).as(server::tail).isLessThan(deadline);
            server.pause(LOOK);
        }
    }

    private static void assertChainsIntact(Server server) {
        var verdicts = server.as("ada").get("/api/audit/verification");
        assertThat(verdicts.status()).as(verdicts.body()).isEqualTo(200);
        assertThat(verdicts.json())
                .hasSizeGreaterThan(RELEASES)
                .allSatisfy(verdict -> assertThat(verdict.path("intact").asBoolean())
                        .as(verdict.toString())
                        .isTrue());
    }

    /** The same at every start: people come back to where they were. */
    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private ServerProcess start(EmbeddedPostgres postgres, int port, int run) throws IOException {
        var arguments =
                settings(postgres, port).stream().map(setting -> "--" + setting).toList();
        return ServerProcess.start(MortalServer.class, directory.resolve("server-%d.log".formatted(run)), arguments);
    }

    private List<String> settings(EmbeddedPostgres postgres, int port) {
        return List.of(
                "spring.profiles.active=postgres",
                "muster.database.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "muster.database.user=postgres",
                "muster.database.password=postgres",
                "muster.shared-directory=" + directory,
                "server.port=" + port,
                "muster.identity.password-iterations=1000",
                "muster.lifecycle.worker.lock=5s",
                "muster.lifecycle.worker.poll=1s",
                // A job whose server died is taken over when its lock has run out; five minutes are too long to wait
                // for.
                "camunda.bpm.job-execution.lock-time-in-millis=5000",
                "muster.training.directory=" + directory.resolve("training"),
                "muster.audit.checkpoint-memory=" + directory.resolve("checkpoint.json"),
                "muster.evidence.revocation-memory=" + directory.resolve("revocations"),
                "crash.releases=" + RELEASES);
    }
}
