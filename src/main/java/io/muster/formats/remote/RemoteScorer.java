package io.muster.formats.remote;

import io.muster.datasets.columns.Column;
import io.muster.formats.CheckedScorer;
import io.muster.formats.CheckedScorer.CheckedInput;
import io.muster.formats.RowsAsColumns;
import io.muster.inventory.signature.Signature;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scorer that calls the remote endpoint with up to the maximum number of rows per call. */
final class RemoteScorer extends CheckedScorer {

    private final Endpoint endpoint;
    private final RemoteProtocol wire;

    RemoteScorer(Signature signature, Endpoint endpoint, RemoteProtocol wire) {
        super(signature);
        this.endpoint = endpoint;
        this.wire = wire;
    }

    @Override
    protected List<Column> scoreInputs(List<CheckedInput> inputs, int rows) {
        return scoreColumns(CheckedInput.columns(inputs), rows);
    }

    private List<Column> scoreColumns(List<Column> columns, int rows) {
        var results = RowsAsColumns.empty(signature().outputs(), rows);
        for (var from = 0; from < rows; from += wire.rowsPerCall()) {
            var some = new Rows(from, Math.min(wire.rowsPerCall(), rows - from));
            wire.read(endpoint.post(wire.body(columns, some)), results, some);
        }
        return results;
    }

    /** Converts to columns and back, whose cost is negligible beside a network call. */
    @Override
    protected @Nullable Object[] scoreValues(@Nullable Object[] values) {
        var columns = RowsAsColumns.empty(signature().inputs(), 1);
        for (var i = 0; i < values.length; i++) {
            RowsAsColumns.put(columns.get(i), 0, narrowed(values[i]));
        }
        return scoreColumns(columns, 1).stream()
                .map(column ->
                        column instanceof Column.Vectors vectors ? vectors.values() : RowsAsColumns.value(column, 0))
                .toArray();
    }

    private static @Nullable Object narrowed(@Nullable Object value) {
        if (!(value instanceof double[] doubles)) {
            return value;
        }
        var floats = new float[doubles.length];
        for (var i = 0; i < floats.length; i++) {
            floats[i] = (float) doubles[i];
        }
        return floats;
    }

    @Override
    protected void free() {
        // Connections belong to the client shared by all remote models.
    }
}
