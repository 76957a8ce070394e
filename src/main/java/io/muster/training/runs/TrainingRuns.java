package io.muster.training.runs;

import io.muster.shared.Texts;
import io.muster.shared.VersionId;
import io.muster.shared.jdbc.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The table of training runs. Every write is a transaction of its own, so that progress is visible during the run and a
 * failed run is kept even when the caller's transaction is rolled back.
 */
@Repository
public class TrainingRuns {

    private static final int LONGEST_MESSAGE = 1000;
    private static final String OF_ATTEMPT = " where run_key = :key and attempt = :attempt and node = :node";

    private final JdbcClient jdbc;
    private final TransactionTemplate own;
    private final Clock clock;
    private final RunOwner node = RunOwner.current();

    TrainingRuns(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    public RunOwner node() {
        return node;
    }

    public RunAttempt start(String key, VersionId version, String backend) {
        return start(key, version, backend, node.toString());
    }

    /** @param by the server process, or the external worker */
    public RunAttempt start(String key, VersionId version, String backend, String by) {
        return own.execute(status -> {
            var updated = parameters(
                            by,
                            "update training_run set state = :state, progress = 0, message = '',"
                                    + " attempt = attempt + 1, started = :now, finished = null, backend = :backend,"
                                    + " node = :node where run_key = :key")
                    .param("state", TrainingRun.State.RUNNING.name())
                    .param("backend", backend)
                    .param("key", key)
                    .update();
            if (updated == 0) {
                insert(key, version, backend, by);
            }
            // The row is locked until the end of this transaction, so no other node gets this number.
            return find(key).orElseThrow().asAttempt();
        });
    }

    private void insert(String key, VersionId version, String backend, String by) {
        parameters(
                        by,
                        "insert into training_run (run_key, version, backend, state, progress, message, attempt,"
                                + " started, node) values (:key, :version, :backend, :state, 0, '', 1, :now, :node)")
                .param("key", key)
                .param("version", version.toString())
                .param("backend", backend)
                .param("state", TrainingRun.State.RUNNING.name())
                .update();
    }

    /** Changes nothing after the attempt ended or another began. */
    public void progress(RunAttempt attempt, double done, String message) {
        var sql =
                "update training_run set progress = :done, message = :message" + OF_ATTEMPT + " and state = 'RUNNING'";
        own.executeWithoutResult(status -> of(attempt, sql)
                .param("done", done)
                .param("message", shortened(message))
                .update());
    }

    /** Changes nothing after another attempt began. */
    public void end(RunAttempt attempt, TrainingRun.State state, String message) {
        var sql = "update training_run set state = :state, message = :message, finished = :now,"
                + " progress = case when :state = 'FINISHED' then 1 else progress end" + OF_ATTEMPT;
        own.executeWithoutResult(status -> of(attempt, sql)
                .param("state", state.name())
                .param("message", shortened(message))
                .param("now", now())
                .update());
    }

    private JdbcClient.StatementSpec of(RunAttempt attempt, String sql) {
        return jdbc.sql(sql)
                .param("key", attempt.run())
                .param("attempt", attempt.number())
                .param("node", attempt.node());
    }

    /** Marks runs whose server process died on this machine as interrupted. */
    public void abandonLeftovers() {
        all("where state = 'RUNNING'").stream()
                .filter(run ->
                        RunOwner.parse(run.node()).filter(RunOwner::isGone).isPresent())
                .forEach(run -> end(run.asAttempt(), TrainingRun.State.ABANDONED, "The server that ran it ended"));
    }

    public Optional<TrainingRun> find(String key) {
        return jdbc.sql("select * from training_run where run_key = :key")
                .param("key", key)
                .query(TrainingRuns::row)
                .optional();
    }

    public List<TrainingRun> of(VersionId version) {
        return jdbc.sql("select * from training_run where version = :version order by started desc, run_key")
                .param("version", version.toString())
                .query(TrainingRuns::row)
                .list();
    }

    private List<TrainingRun> all(String where) {
        return jdbc.sql("select * from training_run " + where)
                .query(TrainingRuns::row)
                .list();
    }

    private JdbcClient.StatementSpec parameters(String by, String sql) {
        return jdbc.sql(sql).param("now", now()).param("node", by);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static String shortened(String message) {
        return Texts.abbreviate(message, LONGEST_MESSAGE - 1);
    }

    private static TrainingRun row(ResultSet row, int number) throws SQLException {
        return new TrainingRun(
                row.getString("run_key"),
                VersionId.parse(row.getString("version")),
                row.getString("backend"),
                TrainingRun.State.valueOf(row.getString("state")),
                row.getDouble("progress"),
                row.getString("message"),
                row.getInt("attempt"),
                Columns.time(row, "started"),
                Columns.timeOrNull(row, "finished"),
                row.getString("node"));
    }
}
