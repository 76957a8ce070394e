package io.muster.monitoring.predictionlog;

import io.muster.monitoring.predictionlog.OutcomeHours.OutcomeHour;
import io.muster.shared.ModelId;
import io.muster.shared.SortableIds;
import io.muster.shared.VersionId;
import io.muster.shared.jdbc.Columns;
import io.muster.shared.jdbc.RacingInsert;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The repository of logged predictions. Predictions and outcomes of a model are written one after the other, so that each
 * finds the other one, whichever came first.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class PredictionLog {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final RacingInsert insert;
    private final SortableIds ids;
    private final OutcomeHours hours;

    PredictionLog(JdbcClient jdbc, JdbcTemplate batches, RacingInsert insert, SortableIds ids, OutcomeHours hours) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.insert = insert;
        this.ids = ids;
        this.hours = hours;
    }

    /** A logged prediction that an outcome may be about. */
    public record Known(VersionId version, Instant event) {

        public OutcomeHour hour() {
            return new OutcomeHour(version, event.truncatedTo(ChronoUnit.HOURS));
        }
    }

    /** Waits until no other transaction writes predictions or outcomes of the model, and lets none until this one ends. */
    public void lock(ModelId model) {
        if (!lockExisting(model) && !insert.tried(() -> begin(model))) {
            lockExisting(model);
        }
    }

    private boolean lockExisting(ModelId model) {
        return jdbc.sql("update monitoring_outcome_lock set taken = taken + 1 where model = :model")
                        .param("model", model.name())
                        .update()
                == 1;
    }

    private void begin(ModelId model) {
        jdbc.sql("insert into monitoring_outcome_lock (model, taken) values (:model, 1)")
                .param("model", model.name())
                .update();
    }

    /** Keeps predictions; those whose outcome came before are to be counted with it. */
    public void keep(Collection<LoggedPrediction> predictions) {
        if (predictions.isEmpty()) {
            return;
        }
        var models = new TreeSet<String>();
        predictions.forEach(each -> models.add(each.version().model().name()));
        models.forEach(model -> lock(new ModelId(model)));
        insert(predictions);
        match(predictions);
    }

    private void insert(Collection<LoggedPrediction> predictions) {
        batches.batchUpdate(
                """
                insert into monitoring_prediction (id, model, version, event_at, event_day, layout, prediction_key, case_key,
                    outputs, inputs)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                predictions.stream()
                        .map(each -> new Object[] {
                            ids.next(),
                            each.version().model().name(),
                            each.version().toString(),
                            each.event().atOffset(ZoneOffset.UTC),
                            day(each.event()),
                            each.layout() == null ? null : each.layout().hex(),
                            each.predictionKey(),
                            each.caseKey(),
                            each.outputs(),
                            each.inputs()
                        })
                        .toList());
    }

    private static LocalDate day(Instant event) {
        return LocalDate.ofInstant(event, ZoneOffset.UTC);
    }

    private void match(Collection<LoggedPrediction> predictions) {
        var keys =
                predictions.stream().flatMap(LoggedPrediction::keys).distinct().toList();
        var known = new HashMap<String, Instant>();
        if (!keys.isEmpty()) {
            jdbc.sql("select current_key, known_at from monitoring_outcome where current_key in (:keys)")
                    .param("keys", keys)
                    .query(row -> {
                        known.put(row.getString("current_key"), Columns.time(row, "known_at"));
                    });
        }
        if (known.isEmpty()) {
            return;
        }
        var matched = predictions.stream()
                .filter(each -> each.keys().anyMatch(key -> isKnown(known.get(key), each.event())))
                .toList();
        hours.mark(matched.stream()
                .map(each -> new Known(each.version(), each.event()).hour())
                .toList());
        matched.stream()
                .flatMap(each -> each.keys().filter(key -> isKnown(known.get(key), each.event())))
                .distinct()
                .forEach(key -> jdbc.sql("update monitoring_outcome set matched = true where current_key = :key")
                        .param("key", key)
                        .update());
    }

    private static boolean isKnown(@Nullable Instant knownAt, Instant event) {
        return knownAt != null && !knownAt.isBefore(event);
    }

    /** The predictions that keys name, by key. */
    public Map<String, List<Known>> named(Collection<String> keys) {
        var found = new HashMap<String, List<Known>>();
        for (var column : List.of("prediction_key", "case_key")) {
            jdbc.sql("select %1$s, version, event_at from monitoring_prediction where %1$s in (:keys)"
                            .formatted(column))
                    .param("keys", keys)
                    .query(row -> {
                        found.computeIfAbsent(row.getString(1), any -> new ArrayList<>())
                                .add(new Known(
                                        VersionId.parse(row.getString("version")), Columns.time(row, "event_at")));
                    });
        }
        return found;
    }

    /** The first day of which predictions are kept. */
    Optional<LocalDate> firstDay() {
        return jdbc.sql("select min(event_day) as first_day from monitoring_prediction")
                .query((row, number) -> Optional.ofNullable(row.getObject("first_day", LocalDate.class)))
                .single();
    }

    /** Forgets a day as a whole, because outcomes are counted by day or hour. */
    void delete(LocalDate day) {
        jdbc.sql("delete from monitoring_prediction where event_day = :day")
                .param("day", day)
                .update();
    }

    /** Forgets outcomes, and what corrected ones were before. */
    void deleteOutcomesBefore(Instant limit) {
        jdbc.sql("delete from monitoring_outcome where recorded_at < :limit")
                .param("limit", limit.atOffset(ZoneOffset.UTC))
                .update();
    }
}
