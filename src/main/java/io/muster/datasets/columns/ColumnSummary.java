package io.muster.datasets.columns;

import io.muster.inventory.signature.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A summary of a column's values.
 *
 * @param type {@code INTEGER} and {@code DOUBLE} read as numbers, {@code BOOLEAN} as flags, the rest as texts
 * @param missing rows without a value
 * @param distinct different values; counted up to a million rows, estimated (HyperLogLog) above
 * @param minimum of numbers, else null; null also without any value, and if it is infinite
 * @param maximum of numbers, else null
 * @param mean arithmetic mean of numbers, else null
 * @param top the most frequent values of texts and flags, most frequent first, at most 20
 */
public record ColumnSummary(
        String name,
        DataType type,
        long missing,
        long distinct,
        @Nullable Double minimum,
        @Nullable Double maximum,
        @Nullable Double mean,
        List<Frequency> top) {

    public ColumnSummary {
        top = List.copyOf(top);
    }

    /** This summary without values that occur in fewer rows. */
    public ColumnSummary shownFrom(int rows) {
        var shown = top.stream().filter(value -> value.count() >= rows).toList();
        return new ColumnSummary(name, type, missing, distinct, minimum, maximum, mean, shown);
    }

    /** @param value cut after 200 characters */
    public record Frequency(String value, long count) {}
}
