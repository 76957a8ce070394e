package io.muster.monitoring.outcome;

import io.muster.shared.Actor;
import io.muster.shared.ModelId;
import io.muster.shared.SortableIds;
import io.muster.shared.jdbc.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The repository of outcomes. Writers hold the lock of the model. */
@Repository
class OutcomeRepository {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final SortableIds ids;

    OutcomeRepository(JdbcClient jdbc, JdbcTemplate batches, SortableIds ids) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.ids = ids;
    }

    /**
     * An outcome that is known.
     *
     * @param matched whether a prediction that it is about is or was in the log
     * @param replacedAt when another one took its place, or null while it holds
     */
    record Outcome(
            String key,
            String outcome,
            Instant knownAt,
            Instant recordedAt,
            Actor by,
            boolean matched,
            @Nullable Instant replacedAt) {}

    /** Those that hold, by key. */
    Map<String, Outcome> current(Collection<String> keys) {
        var found = new HashMap<String, Outcome>();
        jdbc.sql("select * from monitoring_outcome where current_key in (:keys)")
                .param("keys", keys)
                .query(OutcomeRepository::outcome)
                .list()
                .forEach(each -> found.put(each.key(), each));
        return found;
    }

    /** All that were ever known about a prediction or case, the newest first. */
    List<Outcome> history(String key) {
        return jdbc.sql("select * from monitoring_outcome where subject_key = :key order by recorded_at desc, id desc")
                .param("key", key)
                .query(OutcomeRepository::outcome)
                .list();
    }

    private static Outcome outcome(ResultSet row, int number) throws SQLException {
        return new Outcome(
                row.getString("subject_key"),
                row.getString("outcome"),
                Columns.time(row, "known_at"),
                Columns.time(row, "recorded_at"),
                new Actor(row.getString("recorded_by")),
                row.getBoolean("matched"),
                Columns.timeOrNull(row, "replaced_at"));
    }

    void replace(Collection<String> keys, Instant now) {
        batches.batchUpdate(
                "update monitoring_outcome set replaced_at = ?, current_key = null where current_key = ?",
                keys.stream()
                        .map(key -> new Object[] {now.atOffset(ZoneOffset.UTC), key})
                        .toList());
    }

    void insert(ModelId model, Collection<Outcome> outcomes) {
        batches.batchUpdate(
                """
                insert into monitoring_outcome (id, model, subject_key, outcome, known_at, recorded_at, recorded_by, matched,
                    current_key)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                outcomes.stream()
                        .map(each -> new Object[] {
                            ids.next(),
                            model.name(),
                            each.key(),
                            each.outcome(),
                            each.knownAt().atOffset(ZoneOffset.UTC),
                            each.recordedAt().atOffset(ZoneOffset.UTC),
                            each.by().id(),
                            each.matched(),
                            each.key()
                        })
                        .toList());
    }

    /**
     * How many outcomes of a model there are.
     *
     * @param matched counted with a prediction
     * @param waiting without a known prediction
     * @param unmatched those of them that have waited for too long
     * @param corrected outcomes that were replaced by others
     */
    record Counts(long matched, long waiting, long unmatched, long corrected) {}

    Counts counts(ModelId model, Instant unmatchedBefore) {
        return jdbc.sql("""
                select
                  count(case when current_key is not null and matched then 1 end) as matched,
                  count(case when current_key is not null and not matched then 1 end) as waiting,
                  count(case when current_key is not null and not matched and recorded_at < :limit then 1 end) as unmatched,
                  count(case when current_key is null then 1 end) as corrected
                from monitoring_outcome where model = :model""")
                .param("model", model.name())
                .param("limit", unmatchedBefore.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Counts(
                        row.getLong("matched"),
                        row.getLong("waiting"),
                        row.getLong("unmatched"),
                        row.getLong("corrected")))
                .single();
    }
}
