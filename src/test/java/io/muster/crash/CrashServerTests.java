package io.muster.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kills the server process (SIGKILL) at random moments of concurrent releases on a real PostgreSQL, starts it again, and
 * counts in the end: every version in service, no step's effect twice, no sign-off lost or doubled, audit intact. More
 * releases and kills by {@code -Dmuster.crash.releases=30 -Dmuster.crash.kills=10}; the seed is printed.
 */
class CrashServerTests {

    private static final Logger LOG = LoggerFactory.getLogger(CrashServerTests.class);

    private static final int RELEASES = Integer.getInteger("muster.crash.releases", 10);
    private static final int KILLS = Integer.getInteger("muster.crash.kills", 2);
    private static final long SEED = Long.getLong("muster.crash.seed", System.nanoTime());
    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration REST = Duration.ofMinutes(8);

    @TempDir
    Path directory;

    @Test
    void noWorkIsLostOrDoneTwiceWhenTheServerIsKilled() throws IOException, InterruptedException, SQLException {
        LOG.info("{} releases, {} kills, seed {}", RELEASES, KILLS, SEED);
        var random = new Random(SEED);
        try (var postgres = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "100")
                .start()) {
            for (var kill = 1; kill <= KILLS; kill++) {
                killAfter(start(postgres, kill), kill, Duration.ofMillis(500 + random.nextInt(6000)));
            }
            var last = start(postgres, KILLS + 1);
            assertThat(last.waitFor(REST.toSeconds(), TimeUnit.SECONDS))
                    .as("the work ends; see %s", log(KILLS + 1))
                    .isTrue();
            assertThat(last.exitValue()).as(tail(KILLS + 1)).isZero();
            assertNothingLostOrDoubled(postgres);
        }
    }

    private static void assertNothingLostOrDoubled(EmbeddedPostgres postgres) throws SQLException {
        assertThat(count(postgres, "inventory_version where stage = 'IN_SERVICE'"))
                .isEqualTo(RELEASES);
        assertThat(count(postgres, "inventory_version")).isEqualTo(RELEASES);
        // One of each for every version: two would be an effect done twice, none a sign-off lost.
        assertThat(count(postgres, "evidence_record where kind = 'tier'")).isEqualTo(RELEASES);
        assertThat(count(postgres, "evidence_record where kind = 'build'")).isEqualTo(RELEASES);
        assertThat(count(postgres, "evidence_record where kind = 'validation'")).isEqualTo(RELEASES);
        assertThat(count(postgres, "evidence_record where kind = 'sign-off'")).isEqualTo(2L * RELEASES);
        assertThat(count(postgres, "evidence_certificate")).isEqualTo(RELEASES);
        assertThat(count(postgres, "evidence_revocation")).isZero();
        assertThat(count(postgres, "deployment_deployment where ended_at is null"))
                .isEqualTo(RELEASES);
        assertThat(count(postgres, "deployment_deployment")).isEqualTo(RELEASES);
        assertThat(count(postgres, "scheduling_schedule where state = 'PLANNED'"))
                .isEqualTo(RELEASES);
        // The engine agrees: nothing left over, nothing stuck.
        assertThat(count(postgres, "act_ru_execution")).isZero();
        assertThat(count(postgres, "act_ru_incident")).isZero();
        assertThat(count(postgres, "act_hi_procinst where proc_def_key_ = 'release' and state_ = 'COMPLETED'"))
                .isEqualTo(RELEASES);
    }

    private static long count(EmbeddedPostgres postgres, String from) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from " + from)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void killAfter(Process server, int run, Duration time) throws IOException, InterruptedException {
        awaitReady(server, run);
        server.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        LOG.info("Killing server {} after {}", run, time);
        server.destroyForcibly().waitFor();
    }

    private void awaitReady(Process server, int run) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + START.toNanos();
        while (!Files.readString(log(run)).contains("CRASH-READY")) {
            assertThat(server.isAlive()).as(tail(run)).isTrue();
            assertThat(System.nanoTime())
                    .as("the server starts; see %s", log(run))
                    .isLessThan(deadline);
            // Another process: there is nothing to be told by.
            server.waitFor(200, TimeUnit.MILLISECONDS);
        }
    }

    private Process start(EmbeddedPostgres postgres, int run) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx1g",
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("java.class.path"),
                MortalServer.class.getName()));
        settings(postgres).forEach(setting -> command.add("--" + setting));
        Files.writeString(log(run), "");
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log(run).toFile())
                .start();
    }

    private List<String> settings(EmbeddedPostgres postgres) {
        return List.of(
                "server.port=0",
                "spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "spring.datasource.username=postgres",
                "spring.datasource.password=postgres",
                "camunda.bpm.database.type=postgres",
                "muster.identity.password-iterations=1000",
                "muster.lifecycle.worker.lock=5s",
                "muster.lifecycle.worker.poll=1s",
                // A job whose server died is taken over when its lock has run out; five minutes are too long to wait
                // for.
                "camunda.bpm.job-execution.lock-time-in-millis=5000",
                "muster.artifacts.directory=" + directory.resolve("artifacts"),
                "muster.training.directory=" + directory.resolve("training"),
                "muster.security.key-directory=" + directory.resolve("keys"),
                "muster.audit.checkpoint-memory=" + directory.resolve("checkpoint.json"),
                "muster.evidence.revocation-memory=" + directory.resolve("revocations"),
                "crash.releases=" + RELEASES);
    }

    private Path log(int run) {
        return directory.resolve("server-%d.log".formatted(run));
    }

    private String tail(int run) throws IOException {
        var lines = Files.readAllLines(log(run));
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    }
}
