package io.muster.formats.dmn;

import io.muster.datasets.columns.Column;
import io.muster.formats.CheckedScorer;
import io.muster.formats.CheckedScorer.CheckedInput;
import io.muster.formats.RowsAsColumns;
import io.muster.formats.ScoringFailed;
import io.muster.inventory.signature.Signature;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNResult;

/** A scorer that decides row by row, on a separate thread that can be abandoned. */
final class DmnScorer extends CheckedScorer {

    private final DmnModel model;
    private final List<DmnInput> inputs;
    private final List<DmnOutput> outputs;
    private final List<DmnComponents> components;
    private final String[] decisions;
    private final Evaluations evaluations;

    DmnScorer(DmnModel model, Signature signature, Duration limit) {
        super(signature);
        this.model = model;
        this.inputs = model.bindInputs(signature);
        this.outputs = model.bindOutputs(signature);
        this.components = DmnComponents.of(outputs);
        this.decisions = outputs.stream().map(DmnOutput::decision).distinct().toArray(String[]::new);
        this.evaluations = new Evaluations(limit);
    }

    @Override
    protected List<Column> scoreInputs(List<CheckedInput> checked, int rows) {
        var columns = CheckedInput.columns(checked);
        // Filled by the other thread and handed over only when it is done.
        var results = RowsAsColumns.empty(signature().outputs(), rows);
        evaluations.run(rows, row -> {
            var result = decide(row + 1, i -> RowsAsColumns.value(columns.get(i), row));
            for (var i = 0; i < outputs.size(); i++) {
                RowsAsColumns.put(results.get(i), row, outputs.get(i).of(result));
            }
        });
        return results;
    }

    @Override
    protected @Nullable Object[] scoreValues(@Nullable Object[] values) {
        var got = new Object[outputs.size()];
        evaluations.run(1, row -> {
            var result = decide(1, i -> values[i]);
            for (var i = 0; i < got.length; i++) {
                got[i] = outputs.get(i).of(result);
            }
        });
        return got;
    }

    private DMNResult decide(int row, IntFunction<@Nullable Object> value) {
        var context = model.context();
        for (var i = 0; i < inputs.size(); i++) {
            context.set(inputs.get(i).name(), inputs.get(i).toFeel(value.apply(i)));
        }
        var result = model.decide(context, decisions);
        var errors = result.getMessages(DMNMessage.Severity.ERROR);
        if (!errors.isEmpty()) {
            throw new ScoringFailed(
                    "Row %d cannot be decided: %s".formatted(row, errors.get(0).getText()));
        }
        components.forEach(each -> each.requireDeclared(row, result));
        return result;
    }

    @Override
    protected void free() {
        evaluations.close();
    }
}
