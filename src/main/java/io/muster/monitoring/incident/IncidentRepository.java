package io.muster.monitoring.incident;

import io.muster.monitoring.incident.Incident.Answer;
import io.muster.monitoring.incident.Incident.Closing;
import io.muster.shared.CanonicalJson;
import io.muster.shared.VersionId;
import io.muster.shared.jdbc.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The repository of incidents. Writers need a transaction. */
@Repository
class IncidentRepository {

    private final JdbcClient jdbc;

    IncidentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Incident incident) {
        values(jdbc.sql("""
                insert into monitoring_incident (id, version, cause, severity, alarms, alarm_count, excess, stream,
                    first_window, last_window, causes, opened_at, answered_at, answer, closed_at, closed_reason, revision, current_key)
                values (:id, :version, :cause, :severity, :alarms, :count, :excess, :stream, :first, :last, :causes, :openedAt,
                    :answeredAt, :answer, :closedAt, :reason, :revision, :key)"""), incident)
                .param("version", incident.version().toString())
                .param("cause", incident.cause().name())
                .param("first", time(incident.firstWindow()))
                .param("causes", CanonicalJson.text(incident.causes()))
                .param("openedAt", time(incident.openedAt()))
                .update();
    }

    /** @return false if another transaction changed it since it was read */
    boolean update(Incident incident) {
        return values(jdbc.sql("""
                update monitoring_incident set severity = :severity, alarms = :alarms, alarm_count = :count, excess = :excess,
                    stream = :stream, last_window = :last, answered_at = :answeredAt, answer = :answer,
                    closed_at = :closedAt, closed_reason = :reason, revision = :revision, current_key = :key
                where id = :id and revision = :revision - 1"""), incident).update() == 1;
    }

    private static JdbcClient.StatementSpec values(JdbcClient.StatementSpec statement, Incident incident) {
        var answer = incident.answer();
        var closing = incident.closing();
        return statement
                .param("id", incident.id())
                .param("severity", incident.severity().name())
                .param("alarms", CanonicalJson.text(incident.alarms()))
                .param("count", incident.alarmCount())
                .param("excess", incident.excess())
                .param("stream", incident.stream())
                .param("last", time(incident.lastWindow()))
                .param("answeredAt", answer == null || !incident.isAnswered() ? null : time(answer.at()))
                .param("answer", answer == null ? null : CanonicalJson.text(answer))
                .param("closedAt", closing == null ? null : time(closing.at()))
                .param("reason", closing == null ? null : closing.reason())
                .param("revision", incident.revision())
                .param("key", closing == null ? incident.version() + " " + incident.cause() : null);
    }

    Optional<Incident> find(String id) {
        return jdbc.sql("select * from monitoring_incident where id = :id")
                .param("id", id)
                .query(IncidentRepository::incident)
                .optional();
    }

    /** Newest first. */
    List<Incident> of(VersionId version, int limit) {
        return jdbc.sql("select * from monitoring_incident where version = :version order by id desc limit :limit")
                .param("version", version.toString())
                .param("limit", limit)
                .query(IncidentRepository::incident)
                .list();
    }

    /** Open incidents of many versions, by one statement. */
    List<Incident> open(Collection<VersionId> versions) {
        return jdbc.sql(
                        "select * from monitoring_incident where closed_at is null and version in (:versions) order by id")
                .param("versions", versions.stream().map(VersionId::toString).toList())
                .query(IncidentRepository::incident)
                .list();
    }

    /** Major ones first, then the oldest. */
    List<Incident> open(int limit) {
        return jdbc.sql("""
                select * from monitoring_incident where closed_at is null
                order by case severity when 'MAJOR' then 0 else 1 end, id limit :limit""")
                .param("limit", limit)
                .query(IncidentRepository::incident)
                .list();
    }

    List<Incident> unanswered(int limit) {
        return jdbc.sql("select * from monitoring_incident where answered_at is null order by id limit :limit")
                .param("limit", limit)
                .query(IncidentRepository::incident)
                .list();
    }

    /** The newest one for a cause that ended after an instant. */
    Optional<Incident> lastClosed(VersionId version, Cause cause) {
        return jdbc.sql("""
                select * from monitoring_incident where version = :version and cause = :cause and closed_at is not null
                order by id desc limit 1""")
                .param("version", version.toString())
                .param("cause", cause.name())
                .query(IncidentRepository::incident)
                .optional();
    }

    long count(IncidentSeverity severity) {
        return jdbc.sql("select count(*) from monitoring_incident where closed_at is null and severity = :severity")
                .param("severity", severity.name())
                .query(Long.class)
                .single();
    }

    int deleteClosedBefore(Instant limit) {
        return jdbc.sql("delete from monitoring_incident where closed_at < :limit")
                .param("limit", time(limit))
                .update();
    }

    private static Object time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Incident incident(ResultSet row, int number) throws SQLException {
        return new Incident(
                row.getString("id"),
                VersionId.parse(row.getString("version")),
                Cause.valueOf(row.getString("cause")),
                IncidentSeverity.valueOf(row.getString("severity")),
                Arrays.asList(CanonicalJson.read(row.getString("alarms"), Alarm[].class)),
                row.getInt("alarm_count"),
                row.getString("stream"),
                Columns.time(row, "first_window"),
                Columns.time(row, "last_window"),
                CanonicalJson.read(row.getString("causes"), RankedCauses.class),
                Columns.time(row, "opened_at"),
                answer(row.getString("answer")),
                closing(row),
                row.getLong("revision"));
    }

    private static @Nullable Answer answer(@Nullable String json) {
        return json == null ? null : CanonicalJson.read(json, Answer.class);
    }

    private static @Nullable Closing closing(ResultSet row) throws SQLException {
        var at = Columns.timeOrNull(row, "closed_at");
        return at == null ? null : new Closing(at, row.getString("closed_reason"));
    }
}
