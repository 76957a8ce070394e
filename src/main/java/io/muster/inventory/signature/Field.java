package io.muster.inventory.signature;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.inventory.entry.InvalidEntry;
import io.muster.inventory.entry.Limits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One input or output of a model.
 *
 * @param name as spelled in the artifact
 * @param type element type
 * @param shape dimensions after the batch dimension; empty for one value per row, {@code [7]} for a vector of seven
 * @param optional whether a missing value is allowed
 * @param minimum lowest accepted number, or null for no bound
 * @param maximum highest accepted number, or null for no bound
 * @param categories accepted texts; empty for any
 * @param columns dataset columns that fill the input, in this order: as many as the vector's width, or one for a single
 *     value; empty for the column with the input's own name, or the default for vectors in {@code docs/formats.md}
 */
public record Field(
        String name,
        DataType type,
        List<Integer> shape,
        boolean optional,
        @Nullable Double minimum,
        @Nullable Double maximum,
        List<String> categories,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> columns) {

    public Field {
        if (name == null || name.isBlank() || name.length() > Limits.ENTRY) {
            throw new InvalidEntry(
                    "A field of a signature needs a name of at most %d characters".formatted(Limits.ENTRY));
        }
        Limits.present(name, type);
        shape = shape == null ? List.of() : List.copyOf(shape);
        categories = categories == null ? List.of() : List.copyOf(categories);
        columns = columns == null ? List.of() : Limits.names("columns", columns, Limits.FIELDS);
        requireShape(name, shape);
        requireRange(name, minimum, maximum);
        requireColumns(name, shape, columns);
    }

    /** A field that is filled from the column with its own name. */
    public Field(
            String name,
            DataType type,
            List<Integer> shape,
            boolean optional,
            @Nullable Double minimum,
            @Nullable Double maximum,
            List<String> categories) {
        this(name, type, shape, optional, minimum, maximum, categories, List.of());
    }

    private static void requireShape(String name, List<Integer> shape) {
        if (shape.size() > 8 || shape.stream().anyMatch(width -> width < 1)) {
            throw new InvalidEntry(
                    "Field '%s' has shape %s: expected at most 8 dimensions of at least 1".formatted(name, shape));
        }
    }

    private static void requireColumns(String name, List<Integer> shape, List<String> columns) {
        var width = width(shape);
        if (!columns.isEmpty() && columns.size() != width) {
            throw new InvalidEntry("Field '%s' takes %d values per row, but 'columns' names %d: %s"
                    .formatted(name, width, columns.size(), columns));
        }
    }

    private static long width(List<Integer> shape) {
        return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    private static void requireRange(String name, @Nullable Double minimum, @Nullable Double maximum) {
        var from = minimum == null ? Double.NEGATIVE_INFINITY : minimum;
        var to = maximum == null ? Double.POSITIVE_INFINITY : maximum;
        if (!(from <= to)) {
            throw new InvalidEntry("Field '%s' accepts nothing between %s and %s".formatted(name, minimum, maximum));
        }
    }

    /** A required field with one value per row, without bounds. */
    public static Field of(String name, DataType type) {
        return new Field(name, type, List.of(), false, null, null, List.of());
    }

    public static Field vector(String name, DataType type, int width) {
        return new Field(name, type, List.of(width), false, null, null, List.of());
    }

    @JsonIgnore
    public boolean isScalar() {
        return shape.isEmpty();
    }

    /** The number of values per row: the product of the shape, 1 for a scalar. */
    public int width() {
        return shape.stream().reduce(1, Math::multiplyExact);
    }
}
