package io.muster.monitoring.incident;

import io.muster.monitoring.incident.IncidentEvent.MonitorSilenced;
import io.muster.monitoring.incident.IncidentEvent.SilenceEnded;
import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import io.muster.shared.SortableIds;
import io.muster.shared.VersionId;
import io.muster.shared.events.EventPublisher;
import io.muster.shared.jdbc.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The service for silences. */
@Service
public class Silences {

    /** Longer than this no alarm is silenced: the policy is changed instead. */
    static final Duration LONGEST = Duration.ofDays(90);

    private final SilenceRows rows;
    private final SortableIds ids;
    private final EventPublisher events;

    Silences(SilenceRows rows, SortableIds ids, EventPublisher events) {
        this.rows = rows;
        this.ids = ids;
        this.events = events;
    }

    /**
     * A silence to begin.
     *
     * @param statistic id of a statistic, or null for all
     * @param subject a column, a category, a group, or null for all
     * @param owner who answers for it
     */
    public record NewSilence(
            VersionId version,
            @Nullable String statistic,
            @Nullable String subject,
            String reason,
            Actor owner,
            Instant until) {}

    /** @throws Refusal {@code INVALID_SILENCE} if it ends in the past or lasts longer than 90 days */
    @Transactional
    public Silence begin(NewSilence fresh, Actor by) {
        var now = events.now();
        if (!fresh.until().isAfter(now) || fresh.until().isAfter(now.plus(LONGEST))) {
            throw IncidentProblem.INVALID_SILENCE.refusal(
                    "A silence of %s until %s: expected an end within the next %d days; change the monitoring policy for"
                            + " longer",
                    fresh.version(), fresh.until(), LONGEST.toDays());
        }
        var silence = new Silence(
                ids.next(),
                fresh.version(),
                fresh.statistic(),
                fresh.subject(),
                fresh.reason(),
                fresh.owner(),
                fresh.until(),
                by,
                now,
                null);
        rows.insert(silence);
        events.publish(new MonitorSilenced(
                silence.id(),
                silence.version(),
                silence.statistic(),
                silence.subject(),
                silence.reason(),
                silence.owner(),
                silence.until(),
                by,
                now));
        return silence;
    }

    /** @throws Refusal {@code SILENCE_NOT_FOUND} if there is none that is active */
    @Transactional
    public void end(String id, String reason, Actor by) {
        var silence = rows.find(id).stream()
                .filter(each -> each.isActive(events.now()))
                .findFirst()
                .orElseThrow(() ->
                        IncidentProblem.SILENCE_NOT_FOUND.refusal("There is no silence '%s' that is not over", id));
        rows.end(id, events.now());
        events.publish(new SilenceEnded(id, silence.version(), reason, by, events.now()));
    }

    /** Those that are not over. */
    @Transactional(readOnly = true)
    public List<Silence> active() {
        return rows.active(events.now());
    }

    /** Whether an alarm opens no incident now. */
    public static boolean isSilenced(List<Silence> active, VersionId version, Alarm alarm) {
        return active.stream().anyMatch(silence -> silence.covers(version, alarm));
    }

    @Repository
    static class SilenceRows {

        private final JdbcClient jdbc;

        SilenceRows(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        void insert(Silence silence) {
            jdbc.sql("""
                    insert into monitoring_silence (id, version, statistic, subject, reason, owner, until_at, begun_by,
                        begun_at)
                    values (:id, :version, :statistic, :subject, :reason, :owner, :until, :by, :at)""")
                    .param("id", silence.id())
                    .param("version", silence.version().toString())
                    .param("statistic", silence.statistic())
                    .param("subject", silence.subject())
                    .param("reason", silence.reason())
                    .param("owner", silence.owner().id())
                    .param("until", silence.until().atOffset(ZoneOffset.UTC))
                    .param("by", silence.by().id())
                    .param("at", silence.at().atOffset(ZoneOffset.UTC))
                    .update();
        }

        void end(String id, Instant at) {
            jdbc.sql("update monitoring_silence set ended_at = :at where id = :id and ended_at is null")
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .param("id", id)
                    .update();
        }

        List<Silence> find(String id) {
            return jdbc.sql("select * from monitoring_silence where id = :id")
                    .param("id", id)
                    .query(SilenceRows::silence)
                    .list();
        }

        List<Silence> active(Instant now) {
            return jdbc.sql("select * from monitoring_silence where ended_at is null and until_at > :now order by id")
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .query(SilenceRows::silence)
                    .list();
        }

        private static Silence silence(ResultSet row, int number) throws SQLException {
            return new Silence(
                    row.getString("id"),
                    VersionId.parse(row.getString("version")),
                    row.getString("statistic"),
                    row.getString("subject"),
                    row.getString("reason"),
                    new Actor(row.getString("owner")),
                    Columns.time(row, "until_at"),
                    new Actor(row.getString("begun_by")),
                    Columns.time(row, "begun_at"),
                    Columns.timeOrNull(row, "ended_at"));
        }
    }
}
