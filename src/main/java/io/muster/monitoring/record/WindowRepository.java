package io.muster.monitoring.record;

import io.muster.monitoring.profile.Profile;
import io.muster.shared.Digest;
import io.muster.shared.VersionId;
import io.muster.shared.jdbc.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The reading of kept profiles, merged over a window. Each method is one statement, but for layouts that are not in memory. */
@Repository
class WindowRepository {

    /** Longer than every span: what begins earlier does not reach into a window. */
    private static final Duration LONGEST_SPAN = Duration.ofDays(32);

    private final JdbcClient jdbc;
    private final LayoutRepository layouts;

    WindowRepository(JdbcClient jdbc, LayoutRepository layouts) {
        this.jdbc = jdbc;
        this.layouts = layouts;
    }

    /** All rows of versions with a reference in force, of all sources; empty profiles of those without any. */
    Map<VersionId, Profile> all(Collection<VersionId> versions, Instant from, Instant to) {
        var merged = new HashMap<VersionId, Profile>();
        window("""
                select r.version, r.layout, p.starts_at, p.ends_at, p.content
                from monitoring_reference r
                  left join monitoring_series s on s.version = r.version and s.layout = r.layout and s.segment = ''
                  left join monitoring_profile p on p.series = s.id
                    and p.starts_at > :earliest and p.starts_at < :to and p.ends_at > :from
                where r.current_key in (:versions)""", from, to)
                .param("versions", versions.stream().map(VersionId::toString).toList())
                .query(row -> {
                    var version = VersionId.parse(row.getString("version"));
                    merged.merge(version, read(row, from, to), Profile::plus);
                });
        return merged;
    }

    /** All rows of one source. */
    Optional<Profile> ofSource(ProfileSelection selection, ProfileSource source) {
        return window("""
                select s.layout, p.starts_at, p.ends_at, p.content
                from monitoring_reference r
                  join monitoring_series s on s.version = r.version and s.layout = r.layout and s.segment = ''
                    and s.source = :source
                  join monitoring_profile p on p.series = s.id
                    and p.starts_at > :earliest and p.starts_at < :to and p.ends_at > :from
                where r.current_key = :version""", selection.from(), selection.to())
                .param("source", source.toString())
                .param("version", selection.version().toString())
                .query((row, number) -> read(row, selection.from(), selection.to()))
                .list()
                .stream()
                .reduce(Profile::plus);
    }

    /** The segments of an attribute, by its value. */
    SortedMap<String, Profile> segments(VersionId version, String attribute, Instant from, Instant to) {
        var merged = new TreeMap<String, Profile>();
        var prefix = attribute + "=";
        window("""
                select s.layout, s.segment, p.starts_at, p.ends_at, p.content
                from monitoring_reference r
                  join monitoring_series s on s.version = r.version and s.layout = r.layout
                    and substring(s.segment from 1 for :length) = :prefix
                  join monitoring_profile p on p.series = s.id
                    and p.starts_at > :earliest and p.starts_at < :to and p.ends_at > :from
                where r.current_key = :version""", from, to)
                .param("length", prefix.length())
                .param("prefix", prefix)
                .param("version", version.toString())
                .query(row -> {
                    var value = row.getString("segment").substring(prefix.length());
                    merged.merge(value, read(row, from, to), Profile::plus);
                });
        return merged;
    }

    private Profile read(ResultSet row, Instant from, Instant to) throws SQLException {
        var digest = new Digest(row.getString("layout"));
        var layout = layouts.get(digest);
        var content = row.getBytes("content");
        if (content == null) {
            return Profile.none(layout, digest);
        }
        requireWithin(Columns.time(row, "starts_at"), Columns.time(row, "ends_at"), from, to);
        return ProfileRepository.read(content, layout, digest);
    }

    private static void requireWithin(Instant start, Instant end, Instant from, Instant to) {
        if (start.isBefore(from) || end.isAfter(to)) {
            throw MonitoringProblem.PROFILES_ROLLED_UP.refusal(
                    "There is no profile of exactly %s to %s, because that of %s to %s is one: expected a window that"
                            + " contains all of it",
                    from, to, start, end);
        }
    }

    private JdbcClient.StatementSpec window(String sql, Instant from, Instant to) {
        return jdbc.sql(sql)
                .param("earliest", from.minus(LONGEST_SPAN).atOffset(ZoneOffset.UTC))
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC));
    }

    /** When the last hour with predictions began. */
    Optional<Instant> lastHour(VersionId version) {
        return jdbc.sql("""
                select max(p.starts_at) as last_hour from monitoring_series s
                  join monitoring_profile p on p.series = s.id
                where s.version = :version and s.segment = ''""")
                .param("version", version.toString())
                .query((row, number) -> Optional.ofNullable(Columns.timeOrNull(row, "last_hour")))
                .single();
    }

    /** The sources whose predictions of a version were ever counted. */
    List<String> sources(VersionId version) {
        return jdbc.sql("select distinct source from monitoring_series where version = :version order by source")
                .param("version", version.toString())
                .query(String.class)
                .list();
    }
}
