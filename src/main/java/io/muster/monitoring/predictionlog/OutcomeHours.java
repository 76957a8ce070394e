package io.muster.monitoring.predictionlog;

import io.muster.shared.VersionId;
import io.muster.shared.jdbc.Columns;
import io.muster.shared.jdbc.RacingInsert;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The hours whose outcomes are to be counted again. Who marks an hour while it is being counted waits for that, and then
 * marks it again: no outcome is missed.
 */
@Repository
public class OutcomeHours {

    private static final Instant BEFORE_ALL = Instant.EPOCH;

    private final JdbcClient jdbc;
    private final RacingInsert insert;

    OutcomeHours(JdbcClient jdbc, RacingInsert insert) {
        this.jdbc = jdbc;
        this.insert = insert;
    }

    /** An hour of event time in which a version made predictions. */
    public record OutcomeHour(VersionId version, Instant start) {}

    /** Marks hours, all callers in the same order. Call it in a transaction. */
    public void mark(Collection<OutcomeHour> hours) {
        hours.stream()
                .distinct()
                .sorted(Comparator.comparing(OutcomeHour::toString))
                .forEachOrdered(this::mark);
    }

    private void mark(OutcomeHour hour) {
        if (!markExisting(hour) && !insert.tried(() -> insert(hour))) {
            markExisting(hour);
        }
    }

    private boolean markExisting(OutcomeHour hour) {
        return statement("""
                update monitoring_outcome_hour set marks = marks + 1
                where version = :version and hour_start = :start""", hour).update() == 1;
    }

    private void insert(OutcomeHour hour) {
        statement("insert into monitoring_outcome_hour (version, hour_start, marks) values (:version, :start, 1)", hour)
                .update();
    }

    /**
     * The hours that are marked, the oldest first.
     *
     * @param after the last hour of the page before, or null
     */
    public List<OutcomeHour> marked(@Nullable OutcomeHour after, int limit) {
        var start = after == null ? BEFORE_ALL : after.start();
        return jdbc.sql("""
                        select version, hour_start from monitoring_outcome_hour
                        where hour_start > :start or hour_start = :start and version > :version
                        order by hour_start, version limit :limit""")
                .param("start", start.atOffset(ZoneOffset.UTC))
                .param("version", after == null ? "" : after.version().toString())
                .param("limit", limit)
                .query((row, number) ->
                        new OutcomeHour(VersionId.parse(row.getString("version")), Columns.time(row, "hour_start")))
                .list();
    }

    /** Takes the mark of an hour, in the transaction that counts it. @return false if another node did */
    public boolean take(OutcomeHour hour) {
        return statement("delete from monitoring_outcome_hour where version = :version and hour_start = :start", hour)
                        .update()
                == 1;
    }

    private JdbcClient.StatementSpec statement(String sql, OutcomeHour hour) {
        return jdbc.sql(sql)
                .param("version", hour.version().toString())
                .param("start", hour.start().atOffset(ZoneOffset.UTC));
    }
}
