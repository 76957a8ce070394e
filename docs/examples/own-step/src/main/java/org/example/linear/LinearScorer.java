package org.example.linear;

import io.muster.datasets.columns.Column;
import io.muster.formats.CheckedScorer;
import io.muster.formats.CheckedScorer;
import io.muster.formats.IncompatibleSignature;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.Signature;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Its base class checks every input against the signature before it comes here. */
final class LinearScorer extends CheckedScorer {

    private final LinearModel model;
    private final double[] weights;
    private final List<Field> outputs;

    LinearScorer(LinearModel model, Signature signature) {
        super(signature);
        this.model = model;
        this.outputs = signature.outputs();
        requireInputs(names(signature.inputs()));
        requireOutputs();
        this.weights = signature.inputs().stream()
                .mapToDouble(input -> model.weights().get(input.name()))
                .toArray();
    }

    private static Set<String> names(List<Field> fields) {
        return fields.stream().map(Field::name).collect(Collectors.toSet());
    }

    private void requireInputs(Set<String> names) {
        if (!names.equals(model.weights().keySet())
                || !signature().inputs().stream().allMatch(LinearScorer::isNumber)) {
            throw new IncompatibleSignature("The linear model has the numeric inputs %s; the signature says %s"
                    .formatted(model.weights().keySet(), signature().inputs()));
        }
    }

    private void requireOutputs() {
        for (var output : outputs) {
            if (!output.name().equals(model.output()) || !isNumber(output)) {
                throw new IncompatibleSignature("The linear model has the numeric output '%s'; the signature says %s"
                        .formatted(model.output(), output));
            }
        }
    }

    private static boolean isNumber(Field field) {
        return field.isScalar()
                && switch (field.type()) {
                    case INTEGER, DOUBLE, FLOAT -> true;
                    case TEXT, BOOLEAN -> false;
                };
    }

    @Override
    protected List<Column> scoreInputs(List<CheckedInput> inputs, int rows) {
        var columns = CheckedInput.columns(inputs).stream()
                .map(column -> ((Column.Numbers) column).values())
                .toList();
        var scores = new double[rows];
        for (var row = 0; row < rows; row++) {
            var sum = model.intercept();
            for (var i = 0; i < weights.length; i++) {
                sum += weights[i] * columns.get(i)[row];
            }
            scores[row] = model.score(sum);
        }
        return outputs.stream()
                .map(output -> (Column) new Column.Numbers(output.name(), scores))
                .toList();
    }

    @Override
    protected Object[] scoreValues(Object[] inputs) {
        var sum = model.intercept();
        for (var i = 0; i < weights.length; i++) {
            // An optional input may be missing, and then so is the score.
            sum += weights[i] * (inputs[i] == null ? Double.NaN : (Double) inputs[i]);
        }
        var score = model.score(sum);
        return outputs.stream()
                .map(output -> Double.isNaN(score) ? null : score)
                .toArray();
    }

    @Override
    protected void free() {
        // It holds nothing but numbers.
    }
}
