package io.muster.validation.evaluation;

import io.muster.datasets.columns.Column;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** The concatenation of a column's batches. */
final class WholeColumn {

    private WholeColumn() {}

    /** @param parts at least one, all of the same kind */
    static Column of(List<Column> parts) {
        var first = parts.get(0);
        if (first instanceof Column.Numbers) {
            var values = parts.stream()
                    .flatMapToDouble(part -> Arrays.stream(((Column.Numbers) part).values()))
                    .toArray();
            return new Column.Numbers(first.name(), values);
        }
        return first instanceof Column.Texts
                ? new Column.Texts(first.name(), all(parts, part -> ((Column.Texts) part).values(), String[]::new))
                : new Column.Flags(first.name(), all(parts, part -> ((Column.Flags) part).values(), Boolean[]::new));
    }

    private static <T> T[] all(List<Column> parts, Function<Column, T[]> values, IntFunction<T[]> array) {
        return parts.stream().flatMap(part -> Stream.of(values.apply(part))).toArray(array);
    }
}
