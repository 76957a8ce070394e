package io.muster.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.muster.testing.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

class DurabilityDatabaseTests {

    private static final int TURNS = 200;

    @TempDir
    Path directory;

    @Test
    void saysOfH2WhetherCommitsAreWrittenBeforeTheyAreAnswered() {
        Assumptions.assumeFalse(TestDatabase.isPostgresql());
        var file = "jdbc:h2:file:" + directory.resolve("db");

        assertThat(answer(file))
                .isEqualTo(
                        "no: WRITE_DELAY is 500: what was answered is written up to that many" + " milliseconds later");
        assertThat(answer(DurableUrl.of(file))).isEqualTo("yes, on H2");
        assertThat(answer("jdbc:h2:mem:durability")).isEqualTo("no: the database is in memory only");
    }

    @Test
    void whatIsCommittedToAFileOfH2IsForcedAndStaysThere() {
        Assumptions.assumeFalse(TestDatabase.isPostgresql());
        var source = new DriverManagerDataSource(DurableUrl.of("jdbc:h2:file:" + directory.resolve("kept")), "sa", "");
        var jdbc = new JdbcTemplate(source);
        jdbc.execute("create table fact (id int)");
        var transaction = new TransactionTemplate(new DurableTransactions(source));

        transaction.executeWithoutResult(status -> jdbc.update("insert into fact values (1)"));
        transaction.executeWithoutResult(status -> {
            jdbc.update("insert into fact values (2)");
            status.setRollbackOnly();
        });

        assertThat(jdbc.queryForList("select id from fact", Integer.class)).containsExactly(1);
    }

    /** H2 would answer the second of the equal queries with the rows of the first one. */
    @Test
    void whoWaitedAtALockReadsWhatTheOtherTransactionCommitted() {
        Assumptions.assumeFalse(TestDatabase.isPostgresql());
        try (var pool = new HikariDataSource()) {
            pool.setJdbcUrl(DurableUrl.of("jdbc:h2:mem:waited"));
            var jdbc = new JdbcTemplate(pool);
            jdbc.execute("create table fact (id int primary key, edits int)");
            jdbc.update("insert into fact values (1, 0)");
            jdbc.execute("create table row_lock (taken int)");
            jdbc.update("insert into row_lock values (0)");
            var transaction = new TransactionTemplate(new DurableTransactions(pool));
            for (var edit = 1; edit <= TURNS; edit++) {
                assertThat(readAfterWaiting(jdbc, transaction, edit)).isEqualTo(edit);
            }
        }
    }

    private static int readAfterWaiting(JdbcTemplate jdbc, TransactionTemplate transaction, int edit) {
        var begun = new CountDownLatch(1);
        var waiting = transaction.execute(status -> {
            jdbc.update("update fact set edits = ? where id = 1", edit);
            jdbc.update("update row_lock set taken = taken + 1");
            var other = CompletableFuture.supplyAsync(() -> transaction.execute(mine -> {
                edits(jdbc);
                begun.countDown();
                jdbc.update("update row_lock set taken = taken + 1");
                return edits(jdbc);
            }));
            awaited(begun);
            return other;
        });
        return waiting.join();
    }

    private static int edits(JdbcTemplate jdbc) {
        return jdbc.queryForObject("select edits from fact where id = ?", Integer.class, 1);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @RepeatedTest(3)
    void anInterruptOfOneThreadClosesNoFileOfOthers() throws Exception {
        Assumptions.assumeFalse(TestDatabase.isPostgresql());
        try (var pool = new HikariDataSource()) {
            pool.setJdbcUrl(DurableUrl.of("jdbc:h2:file:" + directory.resolve("interrupted")));
            pool.setUsername("sa");
            pool.setPassword("");
            var jdbc = new JdbcTemplate(pool);
            jdbc.execute("create table fact (who varchar(10), id int)");
            var transaction = new TransactionTemplate(new DurableTransactions(pool));
            var answered = new AtomicInteger();
            var interrupted = new Thread(() -> write(jdbc, transaction, answered));
            interrupted.start();
            for (var other = 0; interrupted.isAlive(); other++) {
                interrupted.interrupt();
                var id = other;
                transaction.executeWithoutResult(status -> jdbc.update("insert into fact values ('other', ?)", id));
            }

            assertThat(answered.get()).isPositive();
            assertThat(jdbc.queryForObject("select count(*) from fact where who = 'mine'", Integer.class))
                    .isGreaterThanOrEqualTo(answered.get());
        }
    }

    /** Under repeated interrupts, only the interrupted transaction itself may fail while it waits for a connection or a table. */
    private static void write(JdbcTemplate jdbc, TransactionTemplate transaction, AtomicInteger answered) {
        for (var round = 0; round < TURNS; round++) {
            var id = round;
            try {
                transaction.executeWithoutResult(status -> {
                    jdbc.update("insert into fact values ('mine', ?)", id);
                    Thread.currentThread().interrupt();
                });
                answered.incrementAndGet();
            } catch (CannotCreateTransactionException e) {
                assertThat(e).hasStackTraceContaining("Interrupted during connection acquisition");
            } catch (UncategorizedSQLException e) {
                assertThat(e).hasStackTraceContaining("sleep interrupted");
            } finally {
                Thread.interrupted();
            }
        }
    }

    @Test
    void saysOfPostgresqlWhatIsSwitchedOffForOurRole() throws Exception {
        Assumptions.assumeTrue(TestDatabase.isPostgresql());
        try (var postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            assertThat(answer(postgres.getPostgresDatabase())).isEqualTo("yes, on PostgreSQL");
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create role careless login password 'careless'");
                statement.execute("alter role careless set synchronous_commit = off");
            }
            var url = postgres.getJdbcUrl("careless", "postgres");
            assertThat(answer(new DriverManagerDataSource(url, "careless", "careless")))
                    .isEqualTo("no: synchronous_commit is off");
        }
    }

    private static String answer(String url) {
        try (var pool = new HikariDataSource()) {
            pool.setJdbcUrl(url);
            pool.setUsername("sa");
            pool.setPassword("");
            return answer(pool);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String answer(DataSource database) throws SQLException {
        return new DurabilityCheck(database).examine().get(0).found();
    }
}
