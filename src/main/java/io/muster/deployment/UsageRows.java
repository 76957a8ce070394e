package io.muster.deployment;

import io.muster.shared.VersionId;
import io.muster.shared.jdbc.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The repository of usage: requests, failures and scored rows of each caller per hour. */
@Repository
class UsageRows {

    private final JdbcClient jdbc;

    UsageRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The key of a count: caller, version, environment and hour. */
    record Key(VersionId version, String environment, Instant hour, String caller) {}

    record Counts(long requests, long failures, long rows) {

        Counts negated() {
            return new Counts(-requests, -failures, -rows);
        }
    }

    /** Nodes add to the same row; the first one inserts it. */
    void add(Key key, Counts counts) {
        if (update(key, counts) == 0) {
            statement("""
                    insert into deployment_usage (version, environment, hour_start, caller, requests, failures, scored_rows)
                    values (:version, :environment, :hour, :caller, :requests, :failures, :rows)""", key, counts).update();
        }
    }

    private int update(Key key, Counts counts) {
        return statement("""
                update deployment_usage
                set requests = requests + :requests, failures = failures + :failures, scored_rows = scored_rows + :rows
                where version = :version and environment = :environment and hour_start = :hour and caller = :caller""", key, counts).update();
    }

    private JdbcClient.StatementSpec statement(String sql, Key key, Counts counts) {
        return jdbc.sql(sql)
                .param("version", key.version().toString())
                .param("environment", key.environment())
                .param("hour", key.hour().atOffset(ZoneOffset.UTC))
                .param("caller", key.caller())
                .param("requests", counts.requests())
                .param("failures", counts.failures())
                .param("rows", counts.rows());
    }

    List<Usage.Caller> callers(VersionId version, Instant since) {
        return jdbc.sql("""
                select caller, sum(requests) as requests, sum(failures) as failures, sum(scored_rows) as scored_rows,
                       max(hour_start) as last_hour
                from deployment_usage where version = :version and hour_start >= :since
                group by caller order by 2 desc, 1""")
                .param("version", version.toString())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(UsageRows::caller)
                .list();
    }

    private static Usage.Caller caller(ResultSet row, int number) throws SQLException {
        return new Usage.Caller(
                row.getString("caller"),
                row.getLong("requests"),
                row.getLong("failures"),
                row.getLong("scored_rows"),
                Columns.time(row, "last_hour"));
    }
}
