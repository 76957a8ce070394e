package io.muster.formats;

import io.muster.datasets.columns.Column;
import io.muster.inventory.signature.Field;
import java.util.Arrays;

/** A column of missing values, each as its type says it. */
final class MissingColumn {

    private MissingColumn() {}

    static Column of(Field field, int rows) {
        if (!field.isScalar()) {
            var values = new float[rows * field.width()];
            Arrays.fill(values, Float.NaN);
            return new Column.Vectors(field.name(), field.width(), values);
        }
        return switch (field.type()) {
            case TEXT -> new Column.Texts(field.name(), new String[rows]);
            case BOOLEAN -> new Column.Flags(field.name(), new Boolean[rows]);
            case INTEGER, DOUBLE, FLOAT -> {
                var values = new double[rows];
                Arrays.fill(values, Double.NaN);
                yield new Column.Numbers(field.name(), values);
            }
        };
    }
}
