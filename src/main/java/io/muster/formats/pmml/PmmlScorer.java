package io.muster.formats.pmml;

import io.muster.datasets.columns.Column;
import io.muster.formats.CheckedScorer;
import io.muster.formats.CheckedScorer.CheckedInput;
import io.muster.formats.RowsAsColumns;
import io.muster.formats.ScoringFailed;
import io.muster.inventory.signature.Signature;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pmml4s.data.DataVal;
import org.pmml4s.data.Series;
import scala.NotImplementedError;

/** A scorer that works row by row, because the engine has no batches. */
final class PmmlScorer extends CheckedScorer {

    private final PmmlModel model;
    private final PmmlBinding[] inputs;
    private final PmmlOutput[] outputs;

    PmmlScorer(PmmlModel model, Signature signature) {
        super(signature);
        this.model = model;
        this.inputs = model.bindInputs(signature).toArray(PmmlBinding[]::new);
        this.outputs = model.bindOutputs(signature).toArray(PmmlOutput[]::new);
    }

    @Override
    protected List<Column> scoreInputs(List<CheckedInput> checked, int rows) {
        var columns = CheckedInput.columns(checked);
        var results = RowsAsColumns.empty(signature().outputs(), rows);
        for (var row = 0; row < rows; row++) {
            var values = new DataVal[inputs.length];
            for (var i = 0; i < inputs.length; i++) {
                values[i] = inputs[i].of(columns, row);
            }
            var result = predict(values);
            for (var i = 0; i < outputs.length; i++) {
                RowsAsColumns.put(results.get(i), row, outputs[i].of(result));
            }
        }
        return results;
    }

    @Override
    protected @Nullable Object[] scoreValues(@Nullable Object[] row) {
        var values = new DataVal[inputs.length];
        for (var i = 0; i < inputs.length; i++) {
            values[i] = inputs[i].of(row);
        }
        var result = predict(values);
        var got = new Object[outputs.length];
        for (var i = 0; i < outputs.length; i++) {
            got[i] = outputs[i].of(result);
        }
        return got;
    }

    private Series predict(DataVal[] values) {
        try {
            return model.predict(values);
        } catch (Exception | StackOverflowError | NotImplementedError e) {
            // Scala throws checked exceptions without declaring them.
            throw new ScoringFailed("The PMML engine failed: " + e, e);
        }
    }

    @Override
    protected void free() {
        // The model is only on the heap.
    }
}
