package io.muster.datasets;

import io.muster.datasets.counts.Sql;
import io.muster.inventory.signature.DataType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The types of columns, each decided by all of its values. A number is read as one only if nothing is lost: codes with
 * leading zeros and whole numbers above 2^53 stay texts.
 */
final class ColumnTypes {

    private static final int CHECKS = 7;

    /** From here on a 64-bit floating-point number no longer distinguishes neighbouring whole numbers. */
    private static final double LARGEST_WHOLE = 9_007_199_254_740_992.0;

    private static final Pattern FLOATING = Pattern.compile("FLOAT|DOUBLE|DECIMAL.*");
    private static final Pattern WHOLE = Pattern.compile("U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?");

    private final Table table;

    ColumnTypes(Table table) {
        this.table = table;
    }

    /** The types by column name, and the number of rows. */
    record Found(long rows, Map<String, DataType> types) {
        DataType of(String column) {
            return types.get(column);
        }
    }

    Found find(Statement statement) throws SQLException {
        var checks = table.names().stream().map(this::checks).collect(Collectors.joining(", "));
        try (var row = statement.executeQuery("select count(*), %s from %s".formatted(checks, table.source()))) {
            row.next();
            var types = new LinkedHashMap<String, DataType>();
            for (var i = 0; i < table.names().size(); i++) {
                types.put(table.names().get(i), type(row, CHECKS * i + 2));
            }
            return new Found(row.getLong(1), types);
        }
    }

    private String checks(String column) {
        var cell = Sql.name(column);
        var text = "cast(%s as varchar)".formatted(cell);
        var number = table.number(column);
        return String.join(
                ", ",
                "count(%s)".formatted(cell),
                "count(%s)".formatted(number),
                "count(*) filter (where regexp_full_match(%s, '[+-]?[0-9]+'))".formatted(text),
                "count(*) filter (where regexp_matches(%s, '^[+-]?0[0-9]'))".formatted(text),
                "count(*) filter (where lower(%s) in ('true', 'false'))".formatted(text),
                "max(abs(%s))".formatted(number),
                "any_value(typeof(%s))".formatted(cell));
    }

    private DataType type(ResultSet row, int first) throws SQLException {
        var largest = row.getDouble(first + 5);
        return table.csv() == null
                ? storedType(row.getString(first + 6), largest)
                : spelledType(new Spelling(
                        row.getLong(first),
                        row.getLong(first + 1),
                        row.getLong(first + 2),
                        row.getLong(first + 3),
                        row.getLong(first + 4),
                        largest));
    }

    /** Counts of a column's values by their spelling. */
    private record Spelling(long all, long numbers, long whole, long leadingZeros, long flags, double largest) {}

    private static DataType spelledType(Spelling values) {
        if (values.all() == 0) {
            return DataType.TEXT;
        }
        if (values.flags() == values.all()) {
            return DataType.BOOLEAN;
        }
        if (values.numbers() < values.all() || values.leadingZeros() > 0) {
            return DataType.TEXT;
        }
        return values.whole() < values.all() ? DataType.DOUBLE : wholeType(values.largest());
    }

    private static DataType storedType(String stored, double largest) {
        if (stored.equals("BOOLEAN")) {
            return DataType.BOOLEAN;
        }
        if (FLOATING.matcher(stored).matches()) {
            return DataType.DOUBLE;
        }
        return WHOLE.matcher(stored).matches() ? wholeType(largest) : DataType.TEXT;
    }

    private static DataType wholeType(double largest) {
        return largest < LARGEST_WHOLE ? DataType.INTEGER : DataType.TEXT;
    }
}
