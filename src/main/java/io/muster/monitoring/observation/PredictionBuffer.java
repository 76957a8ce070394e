package io.muster.monitoring.observation;

import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.deployment.PredictionObserver.Request;
import io.muster.monitoring.predictionlog.LoggedPrediction;
import io.muster.monitoring.predictionlog.PredictionKeys;
import io.muster.monitoring.predictionlog.PredictionLogSettings;
import io.muster.shared.CanonicalJson;
import io.muster.shared.Digest;
import io.muster.shared.ModelId;
import io.muster.shared.VersionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The predictions that this node has answered but not logged yet. A request waits for a copy of its values only; what is
 * made of them is the work of the keeper. A full buffer takes no more.
 */
@Component
class PredictionBuffer {

    private final PredictionLogSettings settings;
    private final PredictionKeys keys;
    private final Queue<Answered> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicLong values = new AtomicLong();

    PredictionBuffer(PredictionLogSettings settings, PredictionKeys keys) {
        this.settings = settings;
        this.keys = keys;
    }

    private record Answered(
            VersionId version,
            Instant event,
            @Nullable Digest layout,
            @Nullable String id,
            @Nullable String businessId,
            ColumnBatch outputs,
            @Nullable ColumnBatch inputs,
            long size) {}

    /**
     * Takes the predictions of a request, if its model is logged and they have an id by which an outcome can name them.
     *
     * @return false if there is no room
     */
    boolean take(
            VersionId version,
            Instant event,
            @Nullable Digest layout,
            Request request,
            ColumnBatch inputs,
            ColumnBatch outputs) {
        var kept = settings.inputs(version.model());
        var businessId = request.about().businessId();
        if (kept == null || request.id() == null && businessId == null) {
            return true;
        }
        var asked = kept.isEmpty() ? null : selected(inputs, kept);
        var size = size(outputs) + (asked == null ? 0 : size(asked));
        if (values.addAndGet(size) > settings.mostWaiting()) {
            values.addAndGet(-size);
            return false;
        }
        waiting.add(new Answered(
                version,
                event,
                layout,
                request.id(),
                businessId,
                copy(outputs),
                asked == null ? null : copy(asked),
                size));
        return true;
    }

    private static ColumnBatch selected(ColumnBatch inputs, List<String> kept) {
        return kept.contains(PredictionLogSettings.ALL)
                ? inputs
                : new ColumnBatch(
                        inputs.rows(),
                        inputs.columns().stream()
                                .filter(column -> kept.contains(column.name()))
                                .toList());
    }

    private static long size(ColumnBatch batch) {
        return batch.columns().stream()
                .mapToLong(column -> column instanceof Column.Vectors vectors ? vectors.values().length : column.rows())
                .sum();
    }

    private static ColumnBatch copy(ColumnBatch batch) {
        return new ColumnBatch(
                batch.rows(),
                batch.columns().stream().map(PredictionBuffer::copy).toList());
    }

    private static Column copy(Column column) {
        if (column instanceof Column.Numbers numbers) {
            return new Column.Numbers(column.name(), numbers.values().clone());
        }
        if (column instanceof Column.Texts texts) {
            return new Column.Texts(column.name(), texts.values().clone());
        }
        if (column instanceof Column.Flags flags) {
            return new Column.Flags(column.name(), flags.values().clone());
        }
        var vectors = (Column.Vectors) column;
        return new Column.Vectors(
                column.name(), vectors.width(), vectors.values().clone());
    }

    /** How many requests wait. */
    int requests() {
        return waiting.size();
    }

    /** Some predictions, and how many requests they came with. */
    record Drained(List<LoggedPrediction> predictions, int requests) {}

    /** Those of the requests that came first, with as many rows as asked for if there are. */
    Drained drain(int rows, int mostRequests) {
        var drained = new ArrayList<LoggedPrediction>();
        var requests = 0;
        while (drained.size() < rows && requests < mostRequests) {
            var next = waiting.poll();
            if (next == null) {
                break;
            }
            requests++;
            values.addAndGet(-next.size());
            addTo(drained, next);
        }
        return new Drained(drained, requests);
    }

    private void addTo(List<LoggedPrediction> drained, Answered next) {
        for (var row = 0; row < next.outputs().rows(); row++) {
            drained.add(logged(next, row));
        }
    }

    private LoggedPrediction logged(Answered answered, int row) {
        ModelId model = answered.version().model();
        return new LoggedPrediction(
                answered.version(),
                answered.event(),
                answered.layout(),
                answered.id() == null ? null : keys.ofPrediction(model, answered.id(), row),
                answered.businessId() == null ? null : keys.ofCase(model, answered.businessId(), row),
                json(answered.outputs(), row),
                answered.inputs() == null ? null : json(answered.inputs(), row));
    }

    private static String json(ColumnBatch batch, int row) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        batch.columns().forEach(column -> values.put(column.name(), value(column, row)));
        return CanonicalJson.text(values);
    }

    private static @Nullable Object value(Column column, int row) {
        if (column instanceof Column.Numbers numbers) {
            return number(numbers.values()[row]);
        }
        if (column instanceof Column.Texts texts) {
            return texts.values()[row];
        }
        if (column instanceof Column.Flags flags) {
            return flags.values()[row];
        }
        var vectors = (Column.Vectors) column;
        var list = new ArrayList<@Nullable Double>();
        for (var i = 0; i < vectors.width(); i++) {
            list.add(number(vectors.values()[row * vectors.width() + i]));
        }
        return list;
    }

    /** JSON has no other numbers. */
    private static @Nullable Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
