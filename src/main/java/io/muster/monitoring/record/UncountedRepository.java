package io.muster.monitoring.record;

import io.muster.monitoring.record.Uncounted.Reason;
import io.muster.shared.VersionId;
import io.muster.shared.jdbc.RacingInsert;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many predictions are in no profile, by reason and hour. */
@Repository
class UncountedRepository {

    private final JdbcClient jdbc;
    private final RacingInsert insert;

    UncountedRepository(JdbcClient jdbc, RacingInsert insert) {
        this.jdbc = jdbc;
        this.insert = insert;
    }

    /** Call it in a transaction. */
    void add(VersionId version, Reason reason, Instant hour, long rows) {
        if (update(version, reason, hour, rows) == 1 || insert.tried(() -> insert(version, reason, hour, rows))) {
            return;
        }
        update(version, reason, hour, rows);
    }

    private int update(VersionId version, Reason reason, Instant hour, long rows) {
        return statement("""
                update monitoring_uncounted set row_count = row_count + :rows
                where version = :version and reason = :reason and hour_start = :hour""", version, reason, hour, rows).update();
    }

    private void insert(VersionId version, Reason reason, Instant hour, long rows) {
        statement("""
                insert into monitoring_uncounted (version, reason, hour_start, row_count)
                values (:version, :reason, :hour, :rows)""", version, reason, hour, rows).update();
    }

    private JdbcClient.StatementSpec statement(String sql, VersionId version, Reason reason, Instant hour, long rows) {
        return jdbc.sql(sql)
                .param("version", version.toString())
                .param("reason", reason.name())
                .param("hour", hour.atOffset(ZoneOffset.UTC))
                .param("rows", rows);
    }

    List<Uncounted> of(VersionId version, Instant from, Instant to) {
        return jdbc.sql("""
                select reason, sum(row_count) as row_count from monitoring_uncounted
                where version = :version and hour_start >= :from and hour_start < :to
                group by reason order by reason""")
                .param("version", version.toString())
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query((row, number) ->
                        new Uncounted(Reason.valueOf(row.getString("reason")), row.getLong("row_count")))
                .list();
    }

    /** Forgets what was not counted before an instant. */
    int deleteBefore(Instant instant) {
        return jdbc.sql("delete from monitoring_uncounted where hour_start < :instant")
                .param("instant", instant.atOffset(ZoneOffset.UTC))
                .update();
    }
}
