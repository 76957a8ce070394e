package io.muster.formats;

import io.muster.datasets.columns.Column;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The check that values fit an input of a signature, and the only place where inputs are checked. Messages number rows
 * as the caller does, from 1.
 */
final class FieldCheck {

    private static final double LARGEST_WHOLE = 0x1p53;

    private final Field field;
    private final InputRefusals refusals;
    private final int width;
    private final double minimum;
    private final double maximum;
    private final Set<String> categories;
    private final double[] wholeCategories;
    private final boolean takesAnyFinite;

    FieldCheck(Field field) {
        this.field = field;
        this.refusals = new InputRefusals(field);
        this.width = field.width();
        this.minimum = lowest(field);
        this.maximum = -lowest(field.type(), field.maximum() == null ? null : -field.maximum());
        this.categories = Set.copyOf(field.categories());
        this.wholeCategories =
                field.type() == DataType.TEXT || field.type() == DataType.BOOLEAN ? new double[0] : numbers(field);
        this.takesAnyFinite = field.minimum() == null
                && field.maximum() == null
                && wholeCategories.length == 0
                && (field.type() == DataType.FLOAT || field.type() == DataType.DOUBLE);
    }

    private static double[] numbers(Field field) {
        try {
            return field.categories().stream()
                    .mapToDouble(Double::parseDouble)
                    .sorted()
                    .toArray();
        } catch (NumberFormatException e) {
            throw new IncompatibleSignature("Field '%s' is a %s, but its categories %s are not numbers"
                    .formatted(field.name(), field.type(), field.categories()));
        }
    }

    private static double lowest(Field field) {
        return lowest(field.type(), field.minimum());
    }

    private static double lowest(DataType type, @Nullable Double bound) {
        var ofType = switch (type) {
            case INTEGER -> -LARGEST_WHOLE;
            case FLOAT -> -Float.MAX_VALUE;
            case DOUBLE, BOOLEAN, TEXT -> -Double.MAX_VALUE;
        };
        return bound == null ? ofType : Math.max(ofType, bound);
    }

    Field field() {
        return field;
    }

    /** A column of missing values, for an omitted optional input. */
    Column absent(int rows) {
        if (!field.optional()) {
            throw refusals.missing();
        }
        return MissingColumn.of(field, rows);
    }

    void check(Column column) {
        if (column instanceof Column.Vectors vectors) {
            checkVectors(vectors);
            return;
        }
        if (!field.isScalar()) {
            throw refusals.wrongKind("a " + kind(column));
        }
        if (column instanceof Column.Numbers numbers) {
            checkNumbers(numbers.values());
        } else if (column instanceof Column.Texts texts) {
            checkTexts(texts.values());
        } else if (column instanceof Column.Flags flags) {
            checkFlags(flags.values());
        }
    }

    private static String kind(Column column) {
        return "column of " + column.holds();
    }

    private void checkVectors(Column.Vectors vectors) {
        requireVectors(vectors);
        var values = vectors.values();
        if (!takesAnyFinite || !FiniteCopy.areFinite(values, 0, values.length)) {
            judgeAll(values, 0, values.length);
        }
    }

    void requireVectors(Column.Vectors vectors) {
        if (field.isScalar() || isNot(DataType.FLOAT, DataType.DOUBLE, DataType.INTEGER)) {
            throw refusals.wrongKind("a column of vectors");
        }
        if (vectors.width() != width) {
            throw refusals.wrongWidth(vectors.width());
        }
    }

    /** Whether every finite 32-bit number passes, so that no other check is needed. */
    boolean takesAnyFinite() {
        return takesAnyFinite;
    }

    /** Checks each of a column's values from one index (inclusive) to another (exclusive). */
    void judgeAll(float[] values, int from, int to) {
        for (var i = from; i < to; i++) {
            var value = values[i];
            if (!(value >= minimum && value <= maximum) || !isKnown(value)) {
                judge(value, i / width + 1);
            }
        }
    }

    private void checkNumbers(double[] values) {
        if (isNot(DataType.FLOAT, DataType.DOUBLE, DataType.INTEGER)) {
            throw refusals.wrongKind("numbers");
        }
        for (var i = 0; i < values.length; i++) {
            var value = values[i];
            if (!(value >= minimum && value <= maximum) || !isKnown(value)) {
                judge(value, i + 1);
            }
        }
    }

    private void checkTexts(String[] values) {
        if (isNot(DataType.TEXT)) {
            throw refusals.wrongKind("texts");
        }
        for (var i = 0; i < values.length; i++) {
            checkText(values[i], i + 1);
        }
    }

    private void checkFlags(Boolean[] values) {
        if (isNot(DataType.BOOLEAN)) {
            throw refusals.wrongKind("truth values");
        }
        if (field.optional()) {
            return;
        }
        for (var i = 0; i < values.length; i++) {
            requirePresent(values[i], i + 1);
        }
    }

    private boolean isNot(DataType... types) {
        return !List.of(types).contains(field.type());
    }

    /**
     * Checks one value of a row and converts it to the form that providers use.
     *
     * @return {@code Double}, {@code String}, {@code Boolean}, {@code double[]} for a vector, or null for missing
     */
    @Nullable
    Object normalise(@Nullable Object value, int row) {
        if (!field.isScalar()) {
            return vector(value, row);
        }
        return switch (field.type()) {
            case TEXT -> text(value, row);
            case BOOLEAN -> flag(value, row);
            case INTEGER, DOUBLE, FLOAT -> number(value, row);
        };
    }

    private @Nullable Double number(@Nullable Object value, int row) {
        if (value instanceof Number number) {
            var real = number.doubleValue();
            if (!(real >= minimum && real <= maximum) || !isKnown(real)) {
                judge(real, row);
            }
            return Double.isNaN(real) ? null : (value instanceof Double same ? same : Double.valueOf(real));
        }
        if (value != null) {
            throw refusals.wrongValue(value, row);
        }
        requirePresent(null, row);
        return null;
    }

    private @Nullable String text(@Nullable Object value, int row) {
        if (value != null && !(value instanceof String)) {
            throw refusals.wrongValue(value, row);
        }
        checkText((String) value, row);
        return (String) value;
    }

    private @Nullable Boolean flag(@Nullable Object value, int row) {
        if (value != null && !(value instanceof Boolean)) {
            throw refusals.wrongValue(value, row);
        }
        requirePresent(value, row);
        return (Boolean) value;
    }

    private double @Nullable [] vector(@Nullable Object value, int row) {
        if (value == null) {
            requirePresent(null, row);
            return null;
        }
        var numbers = numbersOf(value, row);
        if (numbers.length != width) {
            throw refusals.wrongWidth(numbers.length, row);
        }
        for (var number : numbers) {
            if (!(number >= minimum && number <= maximum) || !isKnown(number)) {
                judge(number, row);
            }
        }
        return numbers;
    }

    private double[] numbersOf(Object value, int row) {
        if (value instanceof float[] floats) {
            var numbers = new double[floats.length];
            for (var i = 0; i < floats.length; i++) {
                numbers[i] = floats[i];
            }
            return numbers;
        }
        if (value instanceof double[] doubles) {
            return doubles;
        }
        if (value instanceof List<?> list && list.size() <= width) {
            return list.stream().mapToDouble(each -> element(each, row)).toArray();
        }
        if (value instanceof List<?> list) {
            return new double[list.size()];
        }
        throw refusals.wrongValue(value, row);
    }

    private double element(@Nullable Object value, int row) {
        if (value == null) {
            return Double.NaN;
        }
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw refusals.wrongValue(value, row);
    }

    private void checkText(@Nullable String value, int row) {
        if (value == null) {
            requirePresent(null, row);
        } else if (!categories.isEmpty() && !categories.contains(value)) {
            throw refusals.notAmongCategories(value, row);
        }
    }

    private void requirePresent(@Nullable Object value, int row) {
        if (value == null && !field.optional()) {
            throw refusals.missing(row);
        }
    }

    /** Whether it is whole if whole numbers are required, and one of the listed values if any are listed. */
    private boolean isKnown(double value) {
        return (field.type() != DataType.INTEGER || value == Math.rint(value))
                && (wholeCategories.length == 0 || Arrays.binarySearch(wholeCategories, value) >= 0);
    }

    private void judge(double value, int row) {
        if (Double.isNaN(value)) {
            requirePresent(null, row);
            return;
        }
        throw refusals.outside(value, row);
    }
}
