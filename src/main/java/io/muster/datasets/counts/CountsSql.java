package io.muster.datasets.counts;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Counting by SQL where the data lies: only counts leave the database. Each database has its own fastest form of it
 * ({@link Dialect}); the counts are the same.
 */
public final class CountsSql {

    /** PostgreSQL returns at most 1,664 expressions. */
    private static final int MOST_EXPRESSIONS = 1_200;

    private final Dialect dialect;
    private final String from;

    /** @param from what follows {@code from} in a query; quoted by the caller */
    public CountsSql(Dialect dialect, String from) {
        this.dialect = dialect;
        this.from = from;
    }

    /** What kind of values an expression has. */
    public enum Kind {
        /** Of type {@code float8}; NaN is missing. */
        NUMBER,
        FLAG,
        TEXT
    }

    /** @param expression SQL with the value of a column in its kind; quoted by the caller */
    public record Source(Kind kind, String expression) {}

    /** The columns' counts, all from one state of the table if the transaction reads one. */
    public TableCounts count(Connection connection, List<CountedColumn> columns, List<Source> sources)
            throws SQLException {
        var expressions = new ArrayList<String>();
        expressions.add("count(*)");
        for (var i = 0; i < columns.size(); i++) {
            expressions.addAll(aggregates(i, columns.get(i).bins()));
        }
        expressions.addAll(productAggregates(columns));
        var values = new Values(run(connection, inner(columns, sources), expressions));
        var rows = values.nextLong();
        var counts = columns.stream()
                .map(column -> read(values, column.bins(), rows))
                .toList();
        return new TableCounts(
                rows,
                counts,
                readProducts(values, TableCounts.multiplied(columns).size()));
    }

    private String inner(List<CountedColumn> columns, List<Source> sources) {
        var projected = IntStream.range(0, columns.size())
                .mapToObj(i -> "%s as v%d, %s as p%d"
                        .formatted(value(columns.get(i).bins(), sources.get(i)), i, present(sources.get(i)), i))
                .collect(Collectors.joining(", "));
        var numbers = TableCounts.multiplied(columns);
        var complete = numbers.stream().map(i -> "v%d is not null".formatted(i)).collect(Collectors.joining(" and "));
        var centred = numbers.stream()
                .map(i -> ", case when %s then v%d - %s end as z%d"
                        .formatted(
                                complete,
                                i,
                                number(((Bins.Numbers) columns.get(i).bins()).centre()),
                                i))
                .collect(Collectors.joining());
        return "(select q.*%s from (select %s from %s) q) r".formatted(centred, projected, from);
    }

    /** Null where the value is missing. */
    private static String present(Source source) {
        return source.kind() == Kind.NUMBER
                ? "nullif(%s, 'NaN'::float8)".formatted(source.expression())
                : source.expression();
    }

    private String value(Bins bins, Source source) {
        return bins instanceof Bins.Numbers ? asNumber(source) : asCategory(source);
    }

    private String asNumber(Source source) {
        var x = source.expression();
        return switch (source.kind()) {
            case NUMBER -> within(x);
            case FLAG -> "case when %1$s then 1::float8 when not %1$s then 0::float8 end".formatted(x);
            case TEXT ->
                "case when length(%1$s) <= %2$d and %3$s then %4$s end"
                        .formatted(
                                x,
                                Bins.Numbers.LONGEST,
                                dialect.matches(x, Bins.Numbers.PATTERN),
                                within(dialect.cast(x)));
        };
    }

    private static String within(String number) {
        return "case when abs(%1$s) <= 1e100::float8 then %1$s end".formatted(number);
    }

    private static String asCategory(Source source) {
        var x = source.expression();
        return switch (source.kind()) {
            case NUMBER ->
                "case when abs(%1$s) < 9007199254740992 and %1$s = trunc(%1$s) then cast(cast(%1$s as bigint) as varchar) end"
                        .formatted(x);
            case FLAG -> "case when %1$s then 'true' when not %1$s then 'false' end".formatted(x);
            case TEXT -> x;
        };
    }

    private List<String> aggregates(int i, Bins bins) {
        var expressions = new ArrayList<String>();
        expressions.add("count(p%d)".formatted(i));
        expressions.add("count(v%d)".formatted(i));
        if (bins instanceof Bins.Numbers numbers) {
            var distance = "(v%d - %s)".formatted(i, number(numbers.centre()));
            expressions.add("min(v%d)".formatted(i));
            expressions.add("max(v%d)".formatted(i));
            expressions.add("sum(%s)".formatted(distance));
            expressions.add("sum(%1$s * %1$s)".formatted(distance));
            expressions.addAll(dialect.numberCounts("v" + i, numbers));
        } else {
            expressions.addAll(dialect.categoryBins("v" + i, (Bins.Categories) bins));
        }
        return expressions;
    }

    private static List<String> productAggregates(List<CountedColumn> columns) {
        var numbers = TableCounts.multiplied(columns);
        var expressions = new ArrayList<String>();
        expressions.add(numbers.isEmpty() ? "0" : "count(z%d)".formatted(numbers.get(0)));
        numbers.forEach(i -> expressions.add("sum(z%d)".formatted(i)));
        for (var i = 0; i < numbers.size(); i++) {
            for (var j = 0; j <= i; j++) {
                expressions.add("sum(z%d * z%d)".formatted(numbers.get(i), numbers.get(j)));
            }
        }
        return expressions;
    }

    private ColumnCounts read(Values values, Bins bins, long rows) {
        var present = values.nextLong();
        var missing = rows - present;
        var invalid = present - values.nextLong();
        if (bins instanceof Bins.Numbers numbers) {
            var smallest = values.nextNumber();
            var largest = values.nextNumber();
            var sum = values.nextSum();
            var squares = values.nextSum();
            var counts = dialect.readNumberCounts(values, numbers);
            return new ColumnCounts(
                    counts.bins(), missing, invalid, counts.outOfRange(), smallest, largest, sum, squares);
        }
        return new ColumnCounts(
                dialect.readCategoryBins(values, (Bins.Categories) bins), missing, invalid, 0, null, null, 0, 0);
    }

    private static CrossProducts readProducts(Values values, int columns) {
        var rows = values.nextLong();
        var sums = new double[columns];
        for (var i = 0; i < columns; i++) {
            sums[i] = values.nextSum();
        }
        var products = new double[columns * (columns + 1) / 2];
        for (var i = 0; i < products.length; i++) {
            products[i] = values.nextSum();
        }
        return new CrossProducts(rows, sums, products);
    }

    private static List<@Nullable Object> run(Connection connection, String inner, List<String> expressions)
            throws SQLException {
        var values = new ArrayList<@Nullable Object>();
        try (var statement = connection.createStatement()) {
            for (var from = 0; from < expressions.size(); from += MOST_EXPRESSIONS) {
                var some = expressions.subList(from, Math.min(expressions.size(), from + MOST_EXPRESSIONS));
                try (var row = statement.executeQuery("select %s from %s".formatted(String.join(", ", some), inner))) {
                    row.next();
                    for (var i = 1; i <= some.size(); i++) {
                        values.add(value(row, i));
                    }
                }
            }
        }
        return values;
    }

    private static @Nullable Object value(ResultSet row, int index) throws SQLException {
        var value = row.getObject(index);
        return value instanceof Array array ? array.getArray() : value;
    }

    static String number(double value) {
        return "'%s'::float8".formatted(value);
    }

    /** The values of one row, from left to right. */
    static final class Values {

        private final List<@Nullable Object> values;
        private int next;

        Values(List<@Nullable Object> values) {
            this.values = values;
        }

        long nextLong() {
            return values.get(next++) instanceof Number number ? number.longValue() : 0;
        }

        @Nullable
        Double nextNumber() {
            return values.get(next++) instanceof Number number ? number.doubleValue() + 0.0 : null;
        }

        double nextSum() {
            return values.get(next++) instanceof Number number ? number.doubleValue() : 0;
        }

        long[] nextList(int size) {
            var list = new long[size];
            if (values.get(next++) instanceof Object[] elements) {
                for (var i = 0; i < elements.length; i++) {
                    list[i] = ((Number) elements[i]).longValue();
                }
            }
            return list;
        }
    }
}
