package io.muster.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testing.ServerProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
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
                try (var server = start(postgres, kill)) {
                    server.await("CRASH-READY", START);
                    var time = Duration.ofMillis(500 + random.nextInt(6000));
                    server.pause(time);
                    LOG.info("Killing server {} after {}", kill, time);
                    server.kill();
                }
            }
            try (var last = start(postgres, KILLS + 1)) {
                assertThat(last.awaitEnd(REST)).as(last::tail).isZero();
            }
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

    private ServerProcess start(EmbeddedPostgres postgres, int run) throws IOException {
        var arguments =
                settings(postgres).stream().map(setting -> "--" + setting).toList();
        return ServerProcess.start(MortalServer.class, directory.resolve("server-%d.log".formatted(run)), arguments);
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
}
