package io.muster.validation.evaluation;

import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnSummary;
import io.muster.inventory.signature.DataType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The conversion of a dataset's columns to the types of a model's fields, if nothing is lost or guessed: the types of a
 * CSV file's columns are inferred from its values, so codes that look like numbers are numbers there.
 */
final class CellConversion {

    private CellConversion() {}

    /** @return why the column cannot be read as this type, or empty if it can */
    static Optional<String> obstacle(ColumnSummary column, long rows, DataType expected) {
        var fits = column.type() == expected || column.missing() == rows || isLossless(column, expected);
        return fits
                ? Optional.empty()
                : Optional.of("column '%s' has %s values, the model needs %s"
                        .formatted(column.name(), word(column.type()), word(expected)));
    }

    private static boolean isLossless(ColumnSummary column, DataType expected) {
        return switch (expected) {
            case INTEGER, DOUBLE, FLOAT -> column.type() != DataType.TEXT;
            case TEXT -> column.type() == DataType.INTEGER || column.type() == DataType.BOOLEAN;
            case BOOLEAN -> column.type() == DataType.INTEGER && isZeroOrOne(column);
        };
    }

    private static boolean isZeroOrOne(ColumnSummary column) {
        return column.minimum() != null && column.minimum() >= 0 && column.maximum() != null && column.maximum() <= 1;
    }

    static String word(DataType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    /** The column under another name, converted to this type; see {@link #obstacle}. */
    static Column read(Column column, String name, DataType expected) {
        return switch (expected) {
            case INTEGER, DOUBLE, FLOAT -> new Column.Numbers(name, numbers(column));
            case TEXT -> new Column.Texts(name, texts(column));
            case BOOLEAN -> new Column.Flags(name, flags(column));
        };
    }

    static double[] numbers(Column column) {
        if (column instanceof Column.Numbers numbers) {
            return numbers.values();
        }
        if (column instanceof Column.Flags flags) {
            return Arrays.stream(flags.values())
                    .mapToDouble(flag -> flag == null ? Double.NaN : flag ? 1 : 0)
                    .toArray();
        }
        // A column without any value, see obstacle: the file does not show its type.
        return IntStream.range(0, column.rows()).mapToDouble(row -> Double.NaN).toArray();
    }

    static @Nullable String[] texts(Column column) {
        if (column instanceof Column.Texts texts) {
            return texts.values();
        }
        return IntStream.range(0, column.rows())
                .mapToObj(row -> text(column, row))
                .toArray(String[]::new);
    }

    private static @Nullable Boolean[] flags(Column column) {
        if (column instanceof Column.Flags flags) {
            return flags.values();
        }
        return Arrays.stream(numbers(column))
                .mapToObj(number -> Double.isNaN(number) ? null : (Boolean) (number == 1))
                .toArray(Boolean[]::new);
    }

    private static @Nullable String text(Column column, int row) {
        if (column instanceof Column.Numbers numbers) {
            return Double.isNaN(numbers.values()[row]) ? null : text(numbers.values()[row]);
        }
        if (column instanceof Column.Flags flags) {
            return flags.values()[row] == null ? null : flags.values()[row].toString();
        }
        return column instanceof Column.Texts texts ? texts.values()[row] : null;
    }

    /** Whole numbers without a decimal point, as people and files write them. */
    static String text(double number) {
        return number == Math.rint(number) && Math.abs(number) <= 0x1p53
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
