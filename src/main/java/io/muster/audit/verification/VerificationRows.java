package io.muster.audit.verification;

import io.muster.audit.chain.Chains.Head;
import io.muster.shared.jdbc.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The repository of the continuous verification's position and findings. */
@Repository
class VerificationRows {

    private final JdbcClient jdbc;

    VerificationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param checkpoint the last valid checkpoint of this round
     * @param checkpointsDone whether all checkpoints have been verified in this round
     * @param at the last valid entry of the current chain; null between two chains
     * @param lastChain the last chain finished in this round, empty before the first
     * @param next no node continues before this time
     * @param completed when the last round ended
     */
    record Progress(
            long checkpoint,
            boolean checkpointsDone,
            @Nullable Head at,
            String lastChain,
            Instant next,
            @Nullable Instant completed) {

        Progress withCheckpoint(long good, boolean done) {
            return new Progress(good, done, at, lastChain, next, completed);
        }

        Progress within(Head good) {
            return new Progress(checkpoint, true, good, lastChain, next, completed);
        }

        Progress after(String chain) {
            return new Progress(checkpoint, true, null, chain, next, completed);
        }

        Progress nextRound(Instant now) {
            return new Progress(0, false, null, "", next, now);
        }

        Progress until(Instant time) {
            return new Progress(checkpoint, checkpointsDone, at, lastChain, time, completed);
        }
    }

    /** Blocks other nodes until the transaction ends. */
    Progress lock() {
        return jdbc.sql("select * from audit_verification where id = 1 for update")
                .query(VerificationRows::progress)
                .single();
    }

    Progress read() {
        return jdbc.sql("select * from audit_verification where id = 1")
                .query(VerificationRows::progress)
                .single();
    }

    void save(Progress progress) {
        var at = progress.at();
        jdbc.sql("""
                update audit_verification set checkpoint = ?, checkpoints_done = ?, chain = ?, seq = ?, hash = ?,
                    last_chain = ?, next_at = ?, completed_at = ? where id = 1""")
                .params(
                        progress.checkpoint(),
                        progress.checkpointsDone(),
                        at == null ? null : at.chain(),
                        at == null ? 0 : at.entries(),
                        at == null ? null : at.hash(),
                        progress.lastChain(),
                        progress.next().atOffset(ZoneOffset.UTC),
                        progress.completed() == null
                                ? null
                                : progress.completed().atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Damage> damages() {
        return jdbc.sql("select * from audit_damage order by kind, place")
                .query(VerificationRows::damage)
                .list();
    }

    List<Damage> damages(String chain, Damage.Kind kind) {
        return jdbc.sql("select * from audit_damage where chain = ? and kind = ? order by place")
                .params(chain, kind.name())
                .query(VerificationRows::damage)
                .list();
    }

    void insert(Damage damage) {
        jdbc.sql("insert into audit_damage (kind, place, chain, explanation, since) values (?, ?, ?, ?, ?)")
                .params(
                        damage.kind().name(),
                        damage.place(),
                        damage.chain(),
                        damage.explanation(),
                        damage.since().atOffset(ZoneOffset.UTC))
                .update();
    }

    void delete(Damage damage) {
        jdbc.sql("delete from audit_damage where kind = ? and place = ?")
                .params(damage.kind().name(), damage.place())
                .update();
    }

    private static Progress progress(ResultSet row, int number) throws SQLException {
        var chain = row.getString("chain");
        return new Progress(
                row.getLong("checkpoint"),
                row.getBoolean("checkpoints_done"),
                chain == null ? null : new Head(chain, row.getLong("seq"), row.getString("hash")),
                row.getString("last_chain"),
                Columns.time(row, "next_at"),
                Columns.timeOrNull(row, "completed_at"));
    }

    private static Damage damage(ResultSet row, int number) throws SQLException {
        return new Damage(
                row.getString("chain"),
                Damage.Kind.valueOf(row.getString("kind")),
                row.getString("place"),
                row.getString("explanation"),
                Columns.time(row, "since"));
    }
}
