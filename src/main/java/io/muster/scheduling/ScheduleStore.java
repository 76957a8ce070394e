package io.muster.scheduling;

import io.muster.shared.Actor;
import io.muster.shared.jdbc.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The repository of schedules and their firings. Writers need a transaction. */
@Repository
class ScheduleStore {

    private static final String COLUMNS =
            "kind, subject, due, state, revision, reason, changed_by, changed_at, last_fired, failures, failure";

    private final JdbcClient jdbc;

    ScheduleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Schedule> find(String kind, String subject) {
        return jdbc.sql("select " + COLUMNS + " from scheduling_schedule where kind = ? and subject = ?")
                .params(kind, subject)
                .query(ScheduleStore::schedule)
                .optional();
    }

    /** Planned first, soonest first. */
    List<Schedule> all() {
        return jdbc.sql("select " + COLUMNS + " from scheduling_schedule"
                        + " order by case state when 'PLANNED' then 0 else 1 end, due, kind, subject")
                .query(ScheduleStore::schedule)
                .list();
    }

    /** Soonest first. */
    List<Schedule> due(Instant now) {
        return jdbc.sql("select " + COLUMNS + " from scheduling_schedule"
                        + " where state = 'PLANNED' and due <= ? order by due, kind, subject")
                .param(time(now))
                .query(ScheduleStore::schedule)
                .list();
    }

    void insert(Schedule schedule) {
        jdbc.sql("insert into scheduling_schedule (due, state, revision, reason, changed_by, changed_at, last_fired,"
                        + " failures, failure, kind, subject) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(values(schedule))
                .params(schedule.kind(), schedule.subject())
                .update();
    }

    /** @return false if another transaction wrote this revision first; waits for it if it has not committed yet */
    boolean update(Schedule schedule) {
        return jdbc.sql("update scheduling_schedule set due = ?, state = ?, revision = ?, reason = ?, changed_by = ?,"
                                + " changed_at = ?, last_fired = ?, failures = ?, failure = ?"
                                + " where kind = ? and subject = ? and revision = ?")
                        .params(values(schedule))
                        .params(schedule.kind(), schedule.subject(), schedule.revision() - 1)
                        .update()
                == 1;
    }

    /**
     * A failed attempt does not change the schedule's revision.
     *
     * @return false if it was moved, cancelled or fired meanwhile
     */
    boolean noteFailure(Schedule tried, String message) {
        return jdbc.sql("update scheduling_schedule set failures = failures + 1, failure = ?"
                                + " where kind = ? and subject = ? and revision = ?")
                        .params(message, tried.kind(), tried.subject(), tried.revision())
                        .update()
                == 1;
    }

    boolean wasFired(Schedule schedule) {
        return jdbc.sql("select count(*) from scheduling_firing where kind = ? and subject = ? and period = ?")
                        .params(schedule.kind(), schedule.subject(), schedule.period())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void insertFiring(Schedule fired) {
        jdbc.sql("insert into scheduling_firing (kind, subject, period, fired_by, fired_at) values (?, ?, ?, ?, ?)")
                .params(
                        fired.kind(),
                        fired.subject(),
                        fired.period(),
                        fired.by().id(),
                        time(fired.at()))
                .update();
    }

    private static List<@Nullable Object> values(Schedule schedule) {
        return Arrays.asList(
                time(schedule.due()),
                schedule.state().name(),
                schedule.revision(),
                schedule.reason(),
                schedule.by().id(),
                time(schedule.at()),
                schedule.lastFired() == null ? null : time(schedule.lastFired()),
                schedule.failures(),
                schedule.failure());
    }

    private static Schedule schedule(ResultSet row, int number) throws SQLException {
        return new Schedule(
                row.getString("kind"),
                row.getString("subject"),
                Columns.time(row, "due"),
                Schedule.State.valueOf(row.getString("state")),
                row.getLong("revision"),
                row.getString("reason"),
                new Actor(row.getString("changed_by")),
                Columns.time(row, "changed_at"),
                Columns.timeOrNull(row, "last_fired"),
                row.getInt("failures"),
                row.getString("failure"));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
