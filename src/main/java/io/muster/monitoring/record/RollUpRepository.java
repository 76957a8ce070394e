package io.muster.monitoring.record;

import io.muster.shared.Digest;
import io.muster.shared.jdbc.Columns;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Profiles that are old enough to become part of longer ones, or to end. */
@Repository
class RollUpRepository {

    private final JdbcClient jdbc;

    RollUpRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row that is old. */
    record Old(String series, Digest layout, Instant start) {}

    /**
     * In order of series and time.
     *
     * @param after the last one that was read before, or null
     */
    List<Old> endedBefore(Span span, Instant instant, @Nullable Old after, int limit) {
        return jdbc.sql("""
                select p.series, s.layout, p.starts_at from monitoring_profile p
                  join monitoring_series s on s.id = p.series
                where p.span = :span and p.ends_at <= :instant
                  and (p.series > :series or p.series = :series and p.starts_at > :start)
                order by p.series, p.starts_at limit :limit""")
                .param("span", span.name())
                .param("instant", instant.atOffset(ZoneOffset.UTC))
                .param("series", after == null ? "" : after.series())
                .param("start", (after == null ? Instant.EPOCH : after.start()).atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, number) -> new Old(
                        row.getString("series"), new Digest(row.getString("layout")), Columns.time(row, "starts_at")))
                .list();
    }

    /** Reads and deletes a row; empty if it is gone meanwhile. Who adds to it at the same time begins a new one. */
    Optional<byte[]> take(String series, Span span, Instant start) {
        var content = statement("""
                select content from monitoring_profile
                where series = :series and span = :span and starts_at = :start for update""", series, span, start)
                .query((row, number) -> row.getBytes("content"))
                .optional();
        content.ifPresent(bytes -> statement("""
                delete from monitoring_profile where series = :series and span = :span and starts_at = :start""", series, span, start).update());
        return content;
    }

    private JdbcClient.StatementSpec statement(String sql, String series, Span span, Instant start) {
        return jdbc.sql(sql)
                .param("series", series)
                .param("span", span.name())
                .param("start", start.atOffset(ZoneOffset.UTC));
    }

    int deleteMonthsBefore(Instant instant) {
        return jdbc.sql("delete from monitoring_profile where span = 'MONTH' and ends_at <= :instant")
                .param("instant", instant.atOffset(ZoneOffset.UTC))
                .update();
    }
}
