package io.muster.monitoring.profile;

import io.muster.datasets.columns.Column;
import io.muster.datasets.counts.Bins;
import io.muster.monitoring.profile.ReferencePlan.Scale;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The bins that follow from a column of a reference: deciles of numbers, the most frequent of categories. */
final class ReferenceBins {

    private static final int DECILES = 10;

    /** Categories with a bin of their own; the rest of a model's categories is usually rare. */
    private static final int FREQUENT = 20;

    private ReferenceBins() {}

    static Bins of(Column column, Scale scale) {
        return switch (scale) {
            case NUMBERS -> ofNumbers(numbers(column));
            case ROUNDED_NUMBERS -> rounded(ofNumbers(numbers(column)));
            case CATEGORIES -> ofCategories(categories(column));
        };
    }

    private static Bins.Numbers ofNumbers(double[] values) {
        var sorted =
                Arrays.stream(values).filter(Bins.Numbers::isValid).sorted().toArray();
        if (sorted.length == 0) {
            return new Bins.Numbers(List.of(), 0, 0, 0);
        }
        var edges = IntStream.range(1, DECILES)
                .mapToDouble(i -> quantile(sorted, (double) i / DECILES))
                .toArray();
        return Bins.ofQuantiles(
                edges,
                sorted[0],
                sorted[sorted.length - 1],
                Arrays.stream(sorted).average().orElseThrow());
    }

    private static Bins rounded(Bins.Numbers bins) {
        var edges = bins.edges().stream()
                .mapToDouble(edge -> below((float) (double) edge))
                .toArray();
        return Bins.ofQuantiles(edges, below((float) bins.lowest()), -below((float) -bins.highest()), bins.centre());
    }

    /** Half way to the next smaller number of 32 bits. */
    private static double below(float number) {
        return ((double) number + Math.nextDown(number)) / 2;
    }

    /** Linear between order statistics (Hyndman and Fan, 1996, type 7), rounded as NumPy does. */
    static double quantile(double[] sorted, double share) {
        var position = share * (sorted.length - 1);
        var below = (int) position;
        var part = position - below;
        if (part == 0) {
            return sorted[below];
        }
        var step = sorted[below + 1] - sorted[below];
        return part < 0.5 ? sorted[below] + step * part : sorted[below + 1] - step * (1 - part);
    }

    private static double[] numbers(Column column) {
        if (column instanceof Column.Numbers numbers) {
            return numbers.values();
        }
        if (column instanceof Column.Texts texts) {
            return Stream.of(texts.values())
                    .filter(Objects::nonNull)
                    .mapToDouble(Bins.Numbers::parse)
                    .toArray();
        }
        if (column instanceof Column.Flags flags) {
            return Stream.of(flags.values())
                    .filter(Objects::nonNull)
                    .mapToDouble(flag -> flag ? 1 : 0)
                    .toArray();
        }
        throw new IllegalArgumentException(
                "Column '%s' holds %s, expected numbers".formatted(column.name(), column.holds()));
    }

    private static Bins ofCategories(Stream<String> categories) {
        var counts = new HashMap<String, Long>();
        categories.forEach(category -> counts.merge(category, 1L, Long::sum));
        var ordered = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        var frequent = ordered.subList(0, Math.min(FREQUENT, ordered.size()));
        var known = ordered.subList(0, Math.min(FREQUENT + Bins.MOST, ordered.size()));
        return new Bins.Categories(
                frequent, known.subList(frequent.size(), known.size()), known.size() == ordered.size());
    }

    private static Stream<String> categories(Column column) {
        if (column instanceof Column.Texts texts) {
            return Stream.of(texts.values()).filter(Objects::nonNull);
        }
        if (column instanceof Column.Flags flags) {
            return Stream.of(flags.values()).filter(Objects::nonNull).map(String::valueOf);
        }
        if (column instanceof Column.Numbers numbers) {
            return DoubleStream.of(numbers.values())
                    .filter(value -> value == Math.rint(value))
                    .mapToObj(value -> Long.toString((long) value));
        }
        throw new IllegalArgumentException(
                "Column '%s' holds %s, expected categories".formatted(column.name(), column.holds()));
    }
}
