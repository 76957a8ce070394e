package io.muster.formats;

import io.muster.inventory.signature.Field;
import io.muster.shared.Texts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The refusals of values that do not fit an input, in words: which row, which value and what is expected. */
final class InputRefusals {

    private final Field field;

    InputRefusals(Field field) {
        this.field = field;
    }

    InvalidInput missing() {
        return new InvalidInput("Input '%s' is missing: expected %s".formatted(field.name(), expected()));
    }

    InvalidInput missing(int row) {
        return new InvalidInput("Row %d, input '%s' is missing: expected %s".formatted(row, field.name(), expected()));
    }

    InvalidInput wrongWidth(int width) {
        return new InvalidInput(
                "Input '%s' has %d values per row: expected %d".formatted(field.name(), width, field.width()));
    }

    InvalidInput wrongWidth(int width, int row) {
        return new InvalidInput(
                "Row %d, input '%s' has %d values: expected %d".formatted(row, field.name(), width, field.width()));
    }

    InvalidInput notAmongCategories(String value, int row) {
        return new InvalidInput("Row %d, input '%s': '%s' is not one of the model's categories %s"
                .formatted(row, field.name(), abbreviated(value), field.categories()));
    }

    InvalidInput outside(double value, int row) {
        return new InvalidInput("Row %d, input '%s': %s is not %s".formatted(row, field.name(), value, expected()));
    }

    private String expected() {
        var what = field.type().name().toLowerCase(Locale.ROOT);
        var shape = field.isScalar() ? "" : " " + field.shape();
        var range = field.minimum() == null && field.maximum() == null
                ? ""
                : " in [%s, %s]".formatted(bound(field.minimum(), "-∞"), bound(field.maximum(), "∞"));
        var known = field.categories().isEmpty() ? "" : " among " + field.categories();
        return "a finite %s%s%s%s"
                .formatted(what, shape, range, known)
                .replace("finite text", "text")
                .replace("finite boolean", "boolean");
    }

    private static String bound(@Nullable Double bound, String none) {
        return bound == null ? none : bound.toString();
    }

    InvalidInput wrongKind(String got) {
        return new InvalidInput("Input '%s' is %s: expected %s".formatted(field.name(), got, expected()));
    }

    InvalidInput wrongValue(Object value, int row) {
        return new InvalidInput("Row %d, input '%s': '%s' is not %s"
                .formatted(row, field.name(), abbreviated(String.valueOf(value)), expected()));
    }

    private static String abbreviated(String text) {
        return Texts.abbreviate(text, 80);
    }
}
