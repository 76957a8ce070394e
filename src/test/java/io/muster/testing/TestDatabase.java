package io.muster.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Gives every test context a database and a folder of its own. The database is H2 in memory, or a fresh one in a real
 * PostgreSQL server for all contexts of this process, as {@code -Dmuster.test.database=postgresql} says.
 */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final AtomicInteger NEXT = new AtomicInteger();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var values = isPostgresql() ? postgresql() : h2();
        values.applyTo(context);
        files().applyTo(context);
        // Tests alter rows, and say when that may be noticed.
        TestPropertyValues.of("muster.audit.verify-every=1d").applyTo(context);
    }

    /** What a node keeps beside one database is wrong for another, and two test processes run at the same time. */
    private static TestPropertyValues files() {
        var folder = Path.of("target", "test-data", UUID.randomUUID().toString());
        return TestPropertyValues.of(
                "muster.artifacts.directory=" + folder.resolve("artifacts"),
                "muster.security.key-directory=" + folder.resolve("keys"),
                "muster.audit.checkpoint-memory=" + folder.resolve("checkpoint.json"),
                "muster.evidence.revocation-memory=" + folder.resolve("revocations"));
    }

    public static boolean isPostgresql() {
        return "postgresql".equals(System.getProperty("muster.test.database"));
    }

    private static TestPropertyValues h2() {
        return TestPropertyValues.of(
                "spring.datasource.url=jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()),
                "spring.datasource.username=sa",
                "spring.datasource.password=");
    }

    private static TestPropertyValues postgresql() {
        var name = "muster_" + NEXT.incrementAndGet();
        try (var connection = Server.INSTANCE.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not create test database " + name, e);
        }
        return TestPropertyValues.of(
                "spring.datasource.url=" + Server.INSTANCE.getJdbcUrl("postgres", name),
                "spring.datasource.username=postgres",
                "spring.datasource.password=postgres",
                "camunda.bpm.database.type=postgres",
                // Cached contexts share one server: those that rest give their connections back.
                "spring.datasource.hikari.minimum-idle=1",
                "spring.datasource.hikari.idle-timeout=10000");
    }

    /**
     * Started with the first test that needs it, stopped after the last context was closed: a context that closes still
     * writes, and would wait half a minute for each connection to a server that is gone.
     */
    private static final class Server {

        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                var server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "300")
                        .setRegisterShutdownHook(false)
                        .start();
                SpringApplication.getShutdownHandlers().add(() -> stop(server));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException("The embedded PostgreSQL did not start", e);
            }
        }

        private static void stop(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException("The embedded PostgreSQL did not stop", e);
            }
        }
    }
}
