package io.muster.monitoring.overview;

import io.muster.shared.VersionId;
import io.muster.shared.jdbc.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The query for all watched versions, the worst first. It reads how far each series is and what is open, never the windows
 * before: its cost does not grow with time.
 */
@Repository
class PortfolioRepository {

    private final JdbcClient jdbc;

    PortfolioRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The position in the list: of a version, or before all. */
    record Position(int condition, double excess, String version) {

        static final Position FIRST = new Position(-1, 0, "");
    }

    /** @param excess how often its breach threshold the worst alarm of the open incidents is bad */
    record Row(
            VersionId version,
            ModelCondition condition,
            double excess,
            int series,
            int withoutData,
            boolean overdue,
            @Nullable Instant lastWindow) {

        Position position() {
            return new Position(condition.ordinal(), excess, version.toString());
        }
    }

    /** @param overdue evaluations that were due before are overdue */
    List<Row> after(Position position, Instant overdue, int limit) {
        return rows("", position, overdue, limit)
                .query(PortfolioRepository::row)
                .list();
    }

    Optional<Row> of(VersionId version, Instant overdue) {
        return rows("and e.version = :only", Position.FIRST, overdue, 1)
                .param("only", version.toString())
                .query(PortfolioRepository::row)
                .optional();
    }

    private JdbcClient.StatementSpec rows(String restriction, Position position, Instant overdue, int limit) {
        return jdbc.sql("""
                select * from (
                    select version, series, without_data, overdue, excess, last_window,
                        case when worst = 6 and without_data = series then 6 when worst = 6 then 7 else worst end as worst
                    from (
                        select e.version, count(distinct e.stream) as series,
                            count(distinct case when e.state = 'NO_DATA' then e.stream end) as without_data,
                            max(case when e.due_at < :overdue then 1 else 0 end) as overdue,
                            max(coalesce(i.excess, 0)) as excess,
                            max(e.last_window) as last_window,
                            min(case when i.severity = 'MAJOR' then 0 when i.severity = 'MINOR' then 1
                                when e.state = 'BREACH' then 2 when e.state = 'ERROR' or e.due_at < :overdue then 3
                                when e.state = 'RECOVERING' then 4 when e.state = 'PENDING' then 5 else 6 end) as worst
                        from monitoring_evaluation e
                        left join monitoring_incident i on i.version = e.version and i.closed_at is null
                        where e.paused = false %s
                        group by e.version
                    ) each_version
                ) ordered
                where worst > :worst or worst = :worst and (excess < :excess or excess = :excess and version > :version)
                order by worst, excess desc, version
                limit :limit""".formatted(restriction))
                .param("overdue", overdue.atOffset(ZoneOffset.UTC))
                .param("worst", position.condition())
                .param("excess", position.excess())
                .param("version", position.version())
                .param("limit", limit);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                VersionId.parse(row.getString("version")),
                ModelCondition.values()[row.getInt("worst")],
                row.getDouble("excess"),
                row.getInt("series"),
                row.getInt("without_data"),
                row.getInt("overdue") == 1,
                Columns.timeOrNull(row, "last_window"));
    }
}
