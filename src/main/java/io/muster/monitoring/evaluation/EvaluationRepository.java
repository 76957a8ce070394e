package io.muster.monitoring.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.muster.monitoring.evaluation.Evaluation.EvaluatedWindow;
import io.muster.monitoring.evaluation.Evaluation.WindowOutcomes;
import io.muster.monitoring.monitor.MonitorStatus.State;
import io.muster.shared.CanonicalJson;
import io.muster.shared.VersionId;
import io.muster.shared.jdbc.Columns;
import io.muster.shared.jdbc.RacingInsert;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The repository of evaluations and evaluated windows. Writers need a transaction. */
@Repository
class EvaluationRepository {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final RacingInsert racing;

    EvaluationRepository(JdbcClient jdbc, JdbcTemplate batches, RacingInsert racing) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.racing = racing;
    }

    /** The evaluations of many versions with the results of their last windows, by one statement. */
    List<Evaluation> of(Collection<VersionId> versions) {
        return jdbc.sql("""
                select e.*, w.results, w.problem
                from monitoring_evaluation e
                left join monitoring_window w
                    on w.version = e.version and w.stream = e.stream and w.starts_at = e.last_window
                where e.version in (:versions)
                order by e.version, e.stream""")
                .param("versions", versions.stream().map(VersionId::toString).toList())
                .query(EvaluationRepository::evaluation)
                .list();
    }

    /** Those of many versions that have series which are not paused. */
    Set<VersionId> watched(Collection<VersionId> versions) {
        return jdbc.sql(
                        "select distinct version from monitoring_evaluation where version in (:versions) and paused = false")
                .param("versions", versions.stream().map(VersionId::toString).toList())
                .query((row, number) -> VersionId.parse(row.getString("version")))
                .set();
    }

    /** Does nothing if another node was faster. */
    void insert(Evaluation first) {
        racing.tried(() -> jdbc.sql("""
                insert into monitoring_evaluation (version, stream, next_window, due_at, state, paused)
                values (:version, :stream, :next, :due, :state, false)""")
                .param("version", first.version().toString())
                .param("stream", first.stream().name())
                .param("next", time(first.nextWindow()))
                .param("due", time(first.dueAt()))
                .param("state", State.NO_DATA.name())
                .update());
    }

    /**
     * Marks windows as evaluated, if no other node did. The node that comes second waits for the first one's transaction and then
     * finds that the next window is another one.
     *
     * @return those that were marked by this call
     */
    List<EvaluatedWindow> claim(List<EvaluatedWindow> windows, Map<VersionId, Instant> dueAt) {
        var counts = batches.batchUpdate(
                """
                update monitoring_evaluation
                set next_window = ?, due_at = ?, last_window = ?, state = ?, reference = ?
                where version = ? and stream = ? and next_window = ?""",
                windows.stream()
                        .map(window -> new Object[] {
                            time(window.to()),
                            time(dueAt.get(window.version())),
                            time(window.from()),
                            window.state().name(),
                            window.reference(),
                            window.version().toString(),
                            window.stream().name(),
                            time(window.from())
                        })
                        .toList());
        var claimed = new ArrayList<EvaluatedWindow>();
        for (var i = 0; i < counts.length; i++) {
            if (counts[i] == 1) {
                claimed.add(windows.get(i));
            }
        }
        return claimed;
    }

    /** The next attempt of windows whose outcomes are not known yet. */
    void postpone(List<Evaluation> waiting, Instant until) {
        batches.batchUpdate(
                "update monitoring_evaluation set due_at = ? where version = ? and stream = ? and next_window = ?",
                waiting.stream()
                        .map(each -> new Object[] {
                            time(until),
                            each.version().toString(),
                            each.stream().name(),
                            time(each.nextWindow())
                        })
                        .toList());
    }

    void insert(List<EvaluatedWindow> windows) {
        batches.batchUpdate(
                """
                insert into monitoring_window (version, stream, starts_at, ends_at, evaluated_at, row_count, state, policy,
                    reference, results, outcomes, problem)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                windows.stream()
                        .map(window -> new Object[] {
                            window.version().toString(),
                            window.stream().name(),
                            time(window.from()),
                            time(window.to()),
                            time(window.evaluatedAt()),
                            window.rows(),
                            window.state().name(),
                            window.policy(),
                            window.reference(),
                            json(window.results()),
                            window.outcomes() == null ? null : json(window.outcomes()),
                            window.problem()
                        })
                        .toList());
    }

    /** Those that begin before an instant, newest first. */
    List<EvaluatedWindow> windows(VersionId version, EvaluationStream stream, Instant before, int limit) {
        return jdbc.sql("""
                select * from monitoring_window
                where version = :version and stream = :stream and starts_at < :before
                order by starts_at desc limit :limit""")
                .param("before", time(before))
                .param("version", version.toString())
                .param("stream", stream.name())
                .param("limit", limit)
                .query(EvaluationRepository::window)
                .list();
    }

    /** Evaluations that should have happened before an instant. */
    long overdue(Instant limit) {
        return jdbc.sql("select count(*) from monitoring_evaluation where due_at < :limit and paused = false")
                .param("limit", time(limit))
                .query(Long.class)
                .single();
    }

    /** Versions that are not evaluated any more are not overdue. */
    void pause(Collection<VersionId> versions, boolean paused) {
        jdbc.sql("update monitoring_evaluation set paused = :paused where version in (:versions) and paused <> :paused")
                .param("paused", paused)
                .param("versions", versions.stream().map(VersionId::toString).toList())
                .update();
    }

    /** How many series there are in each state. */
    Map<State, Long> states() {
        return jdbc
                .sql("select state, count(*) as number from monitoring_evaluation where paused = false group by state")
                .query((row, index) -> Map.entry(State.valueOf(row.getString("state")), row.getLong("number")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The worst first. */
    List<Evaluation> worst(int limit) {
        return jdbc.sql("""
                select e.*, w.results, w.problem
                from monitoring_evaluation e
                left join monitoring_window w
                    on w.version = e.version and w.stream = e.stream and w.starts_at = e.last_window
                where e.paused = false
                order by case e.state when 'BREACH' then 0 when 'ERROR' then 1 when 'RECOVERING' then 2
                    when 'PENDING' then 3 when 'NO_DATA' then 4 else 5 end, e.version, e.stream
                limit :limit""")
                .param("limit", limit)
                .query(EvaluationRepository::evaluation)
                .list();
    }

    /** The last window of each series stays, because it holds the states of its monitors. */
    int deleteBefore(Instant limit) {
        return jdbc.sql("""
                delete from monitoring_window w where w.starts_at < :limit and not exists (
                    select 1 from monitoring_evaluation e
                    where e.version = w.version and e.stream = w.stream and e.last_window = w.starts_at)""").param("limit", time(limit)).update();
    }

    private static String json(Object results) {
        try {
            return CanonicalJson.MAPPER.writeValueAsString(results);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Results of monitors could not be written as JSON", e);
        }
    }

    private static List<MonitorResult> results(@Nullable String json) {
        return json == null ? List.of() : Arrays.asList(CanonicalJson.read(json, MonitorResult[].class));
    }

    private static @Nullable WindowOutcomes outcomes(@Nullable String json) {
        return json == null ? null : CanonicalJson.read(json, WindowOutcomes.class);
    }

    private static Object time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Evaluation evaluation(ResultSet row, int number) throws SQLException {
        return new Evaluation(
                VersionId.parse(row.getString("version")),
                EvaluationStream.valueOf(row.getString("stream")),
                Columns.time(row, "next_window"),
                Columns.time(row, "due_at"),
                Columns.timeOrNull(row, "last_window"),
                row.getString("reference"),
                results(row.getString("results")),
                row.getString("problem"));
    }

    private static EvaluatedWindow window(ResultSet row, int number) throws SQLException {
        return new EvaluatedWindow(
                VersionId.parse(row.getString("version")),
                EvaluationStream.valueOf(row.getString("stream")),
                Columns.time(row, "starts_at"),
                Columns.time(row, "ends_at"),
                Columns.time(row, "evaluated_at"),
                row.getLong("row_count"),
                State.valueOf(row.getString("state")),
                row.getString("policy"),
                row.getString("reference"),
                results(row.getString("results")),
                outcomes(row.getString("outcomes")),
                row.getString("problem"));
    }
}
