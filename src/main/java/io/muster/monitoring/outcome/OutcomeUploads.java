package io.muster.monitoring.outcome;

import com.fasterxml.jackson.databind.node.TextNode;
import io.muster.datasets.Dataset.Format;
import io.muster.datasets.UnregisteredTables;
import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.monitoring.outcome.OutcomeResult.Status;
import io.muster.monitoring.record.MonitoringProblem;
import io.muster.shared.Actor;
import io.muster.shared.ModelId;
import io.muster.shared.Refusal;
import java.io.InputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The uploads of outcomes as tables. Rows are taken some hundred at a time, each lot in a transaction: a file that is
 * malformed in the middle has taken effect before that, and may be sent again as a whole.
 */
@Component
class OutcomeUploads {

    private static final int AT_ONCE = 500;
    private static final int MOST_REFUSALS = 100;
    private static final List<String> COLUMNS = List.of("prediction", "business_id", "row", "outcome", "at");

    /** As in the API, and as DuckDB writes a time of Parquet; without an offset it is in UTC. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][x]")
            .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
            .toFormatter(Locale.ROOT);

    private final OutcomeService outcomes;
    private final ModelOutcomes models;
    private final UnregisteredTables tables;

    OutcomeUploads(OutcomeService outcomes, ModelOutcomes models, UnregisteredTables tables) {
        this.outcomes = outcomes;
        this.models = models;
        this.tables = tables;
    }

    /**
     * A row that was refused.
     *
     * @param row of the table, from 1, without the header
     */
    record RefusedRow(
            long row, @Nullable String problem, @Nullable String detail) {}

    /** @param refused the first of them */
    record UploadResult(long rows, Map<Status, Long> summary, List<RefusedRow> refused) {}

    /** @throws Refusal as {@link OutcomeService#record}, or if it is not a table with the columns of outcomes */
    UploadResult take(ModelId model, Format format, InputStream content, Actor by) {
        models.of(model);
        models.requireNotMadeBy(model, by);
        var upload = new Taking(model, by);
        tables.read(format, content, COLUMNS, AT_ONCE, upload::take);
        return new UploadResult(upload.rows, upload.summary, upload.refused);
    }

    /** One upload in progress. */
    private final class Taking {

        private final ModelId model;
        private final Actor by;
        private final Map<Status, Long> summary = new EnumMap<>(Status.class);
        private final List<RefusedRow> refused = new ArrayList<>();
        private long rows;

        Taking(ModelId model, Actor by) {
            this.model = model;
            this.by = by;
            for (var status : Status.values()) {
                summary.put(status, 0L);
            }
        }

        private void take(ColumnBatch batch) {
            requireColumns(batch);
            var results = new TreeMap<Long, OutcomeResult>();
            var readable = new ArrayList<NewOutcome>();
            var places = new ArrayList<Long>();
            for (var i = 0; i < batch.rows(); i++) {
                var place = ++rows;
                try {
                    readable.add(outcome(batch, i));
                    places.add(place);
                } catch (Refusal refusal) {
                    results.put(place, OutcomeResult.refused(refusal));
                }
            }
            var recorded = outcomes.record(model, readable, by);
            for (var i = 0; i < recorded.size(); i++) {
                results.put(places.get(i), recorded.get(i));
            }
            results.forEach(this::note);
        }

        private void note(Long place, OutcomeResult result) {
            summary.merge(result.status(), 1L, Long::sum);
            if (result.status() == Status.REFUSED && refused.size() < MOST_REFUSALS) {
                refused.add(new RefusedRow(place, result.problem(), result.detail()));
            }
        }
    }

    private static void requireColumns(ColumnBatch batch) {
        var named = batch.find("prediction").isPresent()
                || batch.find("business_id").isPresent();
        if (!named || batch.find("outcome").isEmpty()) {
            throw MonitoringProblem.INVALID_OUTCOME.refusal(
                    "The table cannot be read: expected a column 'outcome', and a column 'prediction' or 'business_id'");
        }
    }

    private static NewOutcome outcome(ColumnBatch batch, int row) {
        var outcome = text(batch, "outcome", row);
        return new NewOutcome(
                text(batch, "prediction", row),
                text(batch, "business_id", row),
                number(text(batch, "row", row)),
                outcome == null ? null : new TextNode(outcome),
                time(text(batch, "at", row)));
    }

    private static @Nullable String text(ColumnBatch batch, String column, int row) {
        return batch.find(column).orElse(null) instanceof Column.Texts texts ? texts.values()[row] : null;
    }

    private static @Nullable Integer number(@Nullable String text) {
        try {
            return text == null ? null : Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            throw MonitoringProblem.INVALID_OUTCOME.refusal(
                    "Row '%s' of a request is not a number: expected a whole number from 0", text);
        }
    }

    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null
                    ? null
                    : OffsetDateTime.parse(text.strip(), TIME).toInstant();
        } catch (DateTimeParseException e) {
            throw MonitoringProblem.INVALID_OUTCOME.refusal(
                    "Time '%s' cannot be read: expected one such as 2026-11-30T09:15:00Z", text);
        }
    }
}
