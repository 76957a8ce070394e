package io.muster.crash;

import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testing.Ports;
import io.muster.testing.Server;
import io.muster.testing.ServerProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kills the server process (SIGKILL) at random moments of concurrent releases of several kinds ({@link Road}) on a real
 * PostgreSQL, while people start releases and sign over HTTP; starts it again, and counts in the end: every version where
 * it should be, no step's effect twice, nothing lost that the server had confirmed, audit intact. After each kill the
 * database shows what was interrupted: a kill during no release proves nothing and fails the test. {@code mvn -Pcrash verify}
 * does it with more releases and kills; {@code -Dmuster.crash.seed=} draws the moments of one run again, whose seed is
 * printed.
 */
class CrashServerTests {

    private static final Logger LOG = LoggerFactory.getLogger(CrashServerTests.class);

    private static final int RELEASES = Integer.getInteger("muster.crash.releases", 10);
    private static final int KILLS = Integer.getInteger("muster.crash.kills", 2);
    private static final long SEED = Long.getLong("muster.crash.seed", System.nanoTime());
    private static final int LONGEST_AFTER_MILLIS = 1500;
    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration REST = Duration.ofMinutes(8);
    private static final Duration GLANCE = Duration.ofMillis(50);

    @TempDir
    Path directory;

    @Test
    void noWorkIsLostOrDoneTwiceWhenTheServerIsKilled() throws IOException, InterruptedException, SQLException {
        LOG.info("{} releases, {} kills, seed {}", RELEASES, KILLS, SEED);
        var port = Ports.free();
        try (var postgres = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "100")
                        .start();
                var people = new TirelessPeople(port)) {
            var books = new Books(postgres);
            var kills = killAgainAndAgain(postgres, books, port, people);
            try (var last = start(postgres, port, KILLS + 1)) {
                last.await(Drafts.READY, START);
                people.comeIn();
                awaitTheEnd(books, last);
                assertChainsIntact(Server.at(port));
            }
            kills.forEach(kill -> LOG.info("{}", kill));
            assertThat(kills)
                    .hasSize(KILLS)
                    .allSatisfy(kill -> assertThat(kill.unfinished()).isPositive());
            books.assertNothingDoubledOrLeftOver(RELEASES);
            books.assertKept(people.started(), people.signed());
        }
    }

    private List<Kill> killAgainAndAgain(EmbeddedPostgres postgres, Books books, int port, TirelessPeople people)
            throws IOException, InterruptedException, SQLException {
        var random = new Random(SEED);
        var kills = new ArrayList<Kill>();
        for (var kill = 1; kill <= KILLS; kill++) {
            try (var server = start(postgres, port, kill)) {
                server.await(Drafts.READY, START);
                var life = System.nanoTime();
                people.comeIn();
                awaitAMoment(server, books, kill, random);
                server.kill();
                kills.add(books.met(
                        kill, Duration.ofNanos(System.nanoTime() - life).truncatedTo(MILLIS)));
            }
        }
        return kills;
    }

    /**
     * Sign-offs and ends of releases measure the progress on any machine: each kill comes at a random moment of its share of
     * them, so that some interrupt the beginning, some the sign-offs, and work remains for the next. It waits
     * until the server is running a step; only the count afterwards shows whether that step had just ended.
     */
    private static void awaitAMoment(ServerProcess server, Books books, int kill, Random random)
            throws InterruptedException, SQLException {
        var share = (double) Road.milestones(RELEASES) / (KILLS + 1);
        var milestone = (long) (share * (kill - 1 + random.nextDouble()));
        var after = Duration.ofMillis(random.nextInt(LONGEST_AFTER_MILLIS));
        awaitUntil(server, () -> books.unfinished() > 0 && books.milestones() >= milestone);
        var deadline = System.nanoTime() + after.toNanos();
        awaitUntil(
                server,
                () -> books.milestones() >= share * kill || System.nanoTime() > deadline && books.stepsInHand() > 0);
    }

    private static void awaitTheEnd(Books books, ServerProcess server) throws InterruptedException, SQLException {
        awaitUntil(server, () -> books.allEnded(RELEASES));
    }

    private interface Question {

        boolean isSo() throws SQLException;
    }

    private static void awaitUntil(ServerProcess server, Question question) throws InterruptedException, SQLException {
        var deadline = System.nanoTime() + REST.toNanos();
        while (!question.isSo()) {
            assertThat(server.isAlive()).as(server::tail).isTrue();
            assertThat(System.nanoTime()).as(server::tail).isLessThan(deadline);
            server.pause(GLANCE);
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
