package io.muster.datasets.counts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How a database counts values in bins fastest. */
public enum Dialect {
    /** {@code histogram} in one expression: seven times as fast as a filter for each edge. */
    DUCKDB {
        @Override
        String matches(String text, String pattern) {
            return "regexp_full_match(%s, %s)".formatted(text, Sql.text(pattern));
        }

        @Override
        String cast(String text) {
            return "try_cast(%s as float8)".formatted(text);
        }

        /** The function's bins end with their edge and ours begin with it, so it is told the number before. */
        @Override
        List<String> numberBins(String value, Bins.Numbers bins) {
            var ends = Stream.concat(bins.edges().stream().map(Math::nextDown), Stream.of(Double.POSITIVE_INFINITY))
                    .map(CountsSql::number)
                    .collect(Collectors.joining(", ", "[", "]"));
            return List.of("map_values(histogram(%s, %s))".formatted(value, ends));
        }

        @Override
        long[] readNumberBins(CountsSql.Values values, int size) {
            return values.nextList(size);
        }

        /** The position among the known categories, 0 for another one; counted like a number. */
        @Override
        List<String> categoryBins(String value, Bins.Categories bins) {
            var known = Stream.concat(bins.frequent().stream(), bins.rare().stream())
                    .toList();
            var position = "case when %1$s is not null then coalesce(list_position(%2$s, %1$s), 0)::float8 end"
                    .formatted(value, known.isEmpty() ? "[]::varchar[]" : Sql.texts(known));
            var ends = IntStream.rangeClosed(0, bins.frequent().size())
                    .mapToObj(i -> i + "::float8")
                    .collect(Collectors.joining(", ", "[", ", 'Infinity'::float8]"));
            return List.of("map_values(histogram(%s, %s))".formatted(position, ends));
        }

        @Override
        long[] readCategoryBins(CountsSql.Values values, Bins.Categories bins) {
            var positions = values.nextList(bins.size());
            return arranged(
                    bins,
                    positions[0],
                    Arrays.copyOfRange(positions, 1, bins.frequent().size() + 1),
                    positions[bins.size() - 1]);
        }
    },

    /** One scan of cumulative filters: four times as fast as {@code width_bucket}. */
    POSTGRESQL {
        @Override
        String matches(String text, String pattern) {
            return "%s ~ %s".formatted(text, Sql.text("^(" + pattern + ")$"));
        }

        @Override
        String cast(String text) {
            return "cast(%s as float8)".formatted(text);
        }

        @Override
        List<String> numberBins(String value, Bins.Numbers bins) {
            var counts = new ArrayList<String>();
            for (var edge : bins.edges()) {
                counts.add("count(*) filter (where %s < %s)".formatted(value, CountsSql.number(edge)));
            }
            counts.add("count(%s)".formatted(value));
            return counts;
        }

        @Override
        long[] readNumberBins(CountsSql.Values values, int size) {
            var counts = new long[size];
            var below = 0L;
            for (var bin = 0; bin < size; bin++) {
                var cumulative = values.nextLong();
                counts[bin] = cumulative - below;
                below = cumulative;
            }
            return counts;
        }

        @Override
        List<String> categoryBins(String value, Bins.Categories bins) {
            var counts = new ArrayList<String>();
            for (var category : bins.frequent()) {
                counts.add("count(*) filter (where %s = %s)".formatted(value, Sql.text(category)));
            }
            counts.add(
                    bins.rare().isEmpty()
                            ? "0"
                            : "count(*) filter (where %s in (%s))"
                                    .formatted(
                                            value,
                                            bins.rare().stream().map(Sql::text).collect(Collectors.joining(", "))));
            counts.add("count(%s)".formatted(value));
            return counts;
        }

        @Override
        long[] readCategoryBins(CountsSql.Values values, Bins.Categories bins) {
            var frequent = new long[bins.frequent().size()];
            var known = 0L;
            for (var i = 0; i < frequent.length; i++) {
                frequent[i] = values.nextLong();
                known += frequent[i];
            }
            var rare = values.nextLong();
            return arranged(bins, values.nextLong() - known - rare, frequent, rare);
        }
    };

    /** Whether a text is a number; both databases understand the pattern alike. */
    abstract String matches(String text, String pattern);

    /** The number that such a text stands for. */
    abstract String cast(String text);

    abstract List<String> numberBins(String value, Bins.Numbers bins);

    abstract long[] readNumberBins(CountsSql.Values values, int size);

    abstract List<String> categoryBins(String value, Bins.Categories bins);

    abstract long[] readCategoryBins(CountsSql.Values values, Bins.Categories bins);

    private static long[] arranged(Bins.Categories bins, long unknown, long[] frequent, long rare) {
        var counts = Arrays.copyOf(frequent, bins.size());
        counts[bins.other()] = rare;
        counts[bins.complete() ? bins.unseen() : bins.other()] += unknown;
        return counts;
    }
}
