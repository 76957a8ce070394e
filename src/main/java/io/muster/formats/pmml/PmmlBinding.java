package io.muster.formats.pmml;

import io.muster.datasets.columns.Column;
import io.muster.inventory.signature.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pmml4s.data.DataVal;

/**
 * The source and type of an input of the model.
 *
 * @param index position among the signature's inputs, or {@link #ABSENT}
 * @param type the model's own type
 */
record PmmlBinding(int index, DataType type) {

    static final int ABSENT = -1;

    DataVal of(@Nullable Object[] values) {
        return index == ABSENT ? DataVal.NULL() : value(values[index]);
    }

    private DataVal value(@Nullable Object value) {
        if (value instanceof Double number) {
            return number(number);
        }
        if (value instanceof String text) {
            return DataVal.from(text);
        }
        return value instanceof Boolean flag ? DataVal.from(flag.booleanValue()) : DataVal.NULL();
    }

    DataVal of(List<Column> columns, int row) {
        if (index == ABSENT) {
            return DataVal.NULL();
        }
        var column = columns.get(index);
        if (column instanceof Column.Numbers numbers) {
            var number = numbers.values()[row];
            return Double.isNaN(number) ? DataVal.NULL() : number(number);
        }
        if (column instanceof Column.Texts texts) {
            return value(texts.values()[row]);
        }
        return column instanceof Column.Flags flags ? value(flags.values()[row]) : DataVal.NULL();
    }

    private DataVal number(double number) {
        return switch (type) {
            case INTEGER -> DataVal.from((long) number);
            case FLOAT -> DataVal.from((double) (float) number);
            case DOUBLE, BOOLEAN, TEXT -> DataVal.from(number);
        };
    }
}
