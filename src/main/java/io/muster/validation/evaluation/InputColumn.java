package io.muster.validation.evaluation;

import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.inventory.signature.Field;
import java.util.List;

/**
 * The dataset columns that fill one input of a model.
 *
 * @param columns of the dataset: one for a single value, as many as it is wide for a vector, none if it is left out
 */
record InputColumn(Field field, List<String> columns) {

    boolean isLeftOut() {
        return columns.isEmpty();
    }

    Column fill(ColumnBatch batch) {
        return field.isScalar()
                ? CellConversion.read(batch.column(columns.get(0)), field.name(), field.type())
                : vectors(batch);
    }

    private Column vectors(ColumnBatch batch) {
        var width = columns.size();
        var values = new float[batch.rows() * width];
        for (var i = 0; i < width; i++) {
            var numbers = CellConversion.numbers(batch.column(columns.get(i)));
            for (var row = 0; row < numbers.length; row++) {
                values[row * width + i] = (float) numbers[row];
            }
        }
        return new Column.Vectors(field.name(), width, values);
    }

    String described() {
        if (isLeftOut()) {
            return "left out, because it is optional and the data has no such column";
        }
        return columns.size() == 1 ? "column " + columns.get(0) : "columns " + String.join(", ", columns);
    }
}
