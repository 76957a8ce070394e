package io.muster.datasets.counts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
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

        /**
         * The function's bins end with their edge and ours begin with it, so it is told the number before. The ends of the
         * range are edges too: a filter for them would take as long as the bins.
         */
        @Override
        List<String> numberCounts(String value, Bins.Numbers bins) {
            var ends =
                    Arrays.stream(ends(bins)).mapToObj(CountsSql::number).collect(Collectors.joining(", ", "[", "]"));
            return List.of("map_values(histogram(%s, %s))".formatted(value, ends));
        }

        @Override
        NumberCounts readNumberCounts(CountsSql.Values values, Bins.Numbers bins) {
            var ends = ends(bins);
            var parts = values.nextList(ends.length);
            var counts = new long[bins.size()];
            var outOfRange = 0L;
            var bin = 0;
            var before = Double.NEGATIVE_INFINITY;
            for (var part = 0; part < ends.length; part++) {
                while (bin < bins.edges().size() && Math.nextDown(bins.edges().get(bin)) <= before) {
                    bin++;
                }
                counts[bin] += parts[part];
                outOfRange += ends[part] < bins.lowest() || before >= bins.highest() ? parts[part] : 0;
                before = ends[part];
            }
            return new NumberCounts(counts, outOfRange);
        }

        /** The last value of each part, rising; no part has two bins, nor values in range and out of it. */
        private double[] ends(Bins.Numbers bins) {
            return DoubleStream.concat(
                            bins.edges().stream().mapToDouble(Math::nextDown),
                            DoubleStream.of(Math.nextDown(bins.lowest()), bins.highest(), Double.POSITIVE_INFINITY))
                    .map(end -> end + 0.0)
                    .sorted()
                    .distinct()
                    .toArray();
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
        List<String> numberCounts(String value, Bins.Numbers bins) {
            var counts = new ArrayList<String>();
            counts.add("count(*) filter (where %1$s < %2$s or %1$s > %3$s)"
                    .formatted(value, CountsSql.number(bins.lowest()), CountsSql.number(bins.highest())));
            for (var edge : bins.edges()) {
                counts.add("count(*) filter (where %s < %s)".formatted(value, CountsSql.number(edge)));
            }
            counts.add("count(%s)".formatted(value));
            return counts;
        }

        @Override
        NumberCounts readNumberCounts(CountsSql.Values values, Bins.Numbers bins) {
            var outOfRange = values.nextLong();
            var counts = new long[bins.size()];
            var below = 0L;
            for (var bin = 0; bin < counts.length; bin++) {
                var cumulative = values.nextLong();
                counts[bin] = cumulative - below;
                below = cumulative;
            }
            return new NumberCounts(counts, outOfRange);
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

    /** Rows per bin, and rows out of range. */
    record NumberCounts(long[] bins, long outOfRange) {}

    abstract List<String> numberCounts(String value, Bins.Numbers bins);

    abstract NumberCounts readNumberCounts(CountsSql.Values values, Bins.Numbers bins);

    abstract List<String> categoryBins(String value, Bins.Categories bins);

    abstract long[] readCategoryBins(CountsSql.Values values, Bins.Categories bins);

    private static long[] arranged(Bins.Categories bins, long unknown, long[] frequent, long rare) {
        var counts = Arrays.copyOf(frequent, bins.size());
        counts[bins.other()] = rare;
        counts[bins.complete() ? bins.unseen() : bins.other()] += unknown;
        return counts;
    }
}
