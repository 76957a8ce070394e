package io.muster.monitoring.record;

import io.muster.monitoring.profile.Profile;
import io.muster.monitoring.profile.ProfileFormat;
import io.muster.monitoring.profile.ProfileLayout;
import io.muster.shared.Digest;
import io.muster.shared.jdbc.RacingInsert;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Adding to kept profiles. Nodes that add to one profile wait for each other, so that no count is lost. */
@Repository
class ProfileRepository {

    private final JdbcClient jdbc;
    private final RacingInsert insert;
    private final LayoutRepository layouts;

    ProfileRepository(JdbcClient jdbc, RacingInsert insert, LayoutRepository layouts) {
        this.jdbc = jdbc;
        this.insert = insert;
        this.layouts = layouts;
    }

    /** Call it in a transaction. */
    void add(String series, Span span, Instant start, Profile profile) {
        if (addToExisting(series, span, start, profile)) {
            return;
        }
        if (!insert.tried(() -> insert(series, span, start, profile))) {
            addToExisting(series, span, start, profile);
        }
    }

    private boolean addToExisting(String series, Span span, Instant start, Profile profile) {
        var kept = locked(series, span, start);
        kept.ifPresent(bytes -> {
            var layout = layouts.get(profile.layout());
            update(series, span, start, read(bytes, layout, profile.layout()).plus(profile));
        });
        return kept.isPresent();
    }

    /** Deletes what a series has within a period, whether hours or a day. */
    void deleteWithin(String series, Instant start, Instant end) {
        jdbc.sql("""
                delete from monitoring_profile
                where series = :series and starts_at >= :start and ends_at <= :end""")
                .param("series", series)
                .param("start", start.atOffset(ZoneOffset.UTC))
                .param("end", end.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Replaces a profile by another one. */
    void replace(String series, Span span, Instant start, Profile profile) {
        deleteWithin(series, start, span.end(start));
        if (!insert.tried(() -> insert(series, span, start, profile))) {
            // The ageing of profiles made a day of hours meanwhile, which the first deletion did not see.
            deleteWithin(series, start, span.end(start));
            insert(series, span, start, profile);
        }
    }

    static Profile read(byte[] bytes, ProfileLayout layout, Digest digest) {
        return ProfileFormat.ofBytes(bytes, layout, digest);
    }

    private Optional<byte[]> locked(String series, Span span, Instant start) {
        return statement("""
                select content from monitoring_profile
                where series = :series and span = :span and starts_at = :start for update""", series, span, start)
                .query((row, number) -> row.getBytes("content"))
                .optional();
    }

    private void update(String series, Span span, Instant start, Profile sum) {
        statement("""
                update monitoring_profile set content = :content, row_count = :rows
                where series = :series and span = :span and starts_at = :start""", series, span, start)
                .param("content", ProfileFormat.bytes(sum))
                .param("rows", sum.columns().rows())
                .update();
    }

    private void insert(String series, Span span, Instant start, Profile profile) {
        statement("""
                insert into monitoring_profile (series, span, starts_at, ends_at, row_count, content)
                values (:series, :span, :start, :end, :rows, :content)""", series, span, start)
                .param("end", span.end(start).atOffset(ZoneOffset.UTC))
                .param("rows", profile.columns().rows())
                .param("content", ProfileFormat.bytes(profile))
                .update();
    }

    private JdbcClient.StatementSpec statement(String sql, String series, Span span, Instant start) {
        return jdbc.sql(sql)
                .param("series", series)
                .param("span", span.name())
                .param("start", start.atOffset(ZoneOffset.UTC));
    }
}
