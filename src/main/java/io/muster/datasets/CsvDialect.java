package io.muster.datasets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a CSV file is written, as far as RFC 4180 leaves it open.
 *
 * @param delimiter one of comma, semicolon, tab, vertical bar; null to find out from the header
 * @param decimal what stands before the decimals: point (default) or comma
 * @param missing spellings of a missing value, at most 20; the empty cell and {@code NaN} unless declared
 */
public record CsvDialect(
        @Nullable Character delimiter,
        @Nullable Character decimal,
        @Nullable List<String> missing) {

    static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

    /** Everything found out or by default. */
    public static final CsvDialect SNIFFED = new CsvDialect(null, null, null);

    public CsvDialect {
        if (delimiter != null && !DELIMITERS.contains(delimiter)) {
            throw new UnreadableDataset(
                    "'%s' is no delimiter: comma, semicolon, tab or vertical bar wanted".formatted(delimiter));
        }
        decimal = decimal == null ? '.' : decimal;
        if (decimal != '.' && decimal != ',') {
            throw new UnreadableDataset("'%s' is no decimal separator: point or comma wanted".formatted(decimal));
        }
        if (delimiter != null && delimiter.equals(decimal)) {
            throw new UnreadableDataset("'%s' cannot be delimiter and decimal separator".formatted(delimiter));
        }
        missing = missing == null ? List.of("", "NaN") : List.copyOf(missing);
        if (missing.size() > 20) {
            throw new UnreadableDataset("%d spellings of a missing value; at most 20 wanted".formatted(missing.size()));
        }
        if (missing.stream().anyMatch(spelling -> spelling.length() > 100)) {
            throw new UnreadableDataset("A spelling of a missing value has more than 100 characters");
        }
    }

    CsvDialect delimitedBy(char found) {
        return new CsvDialect(found, decimal, missing);
    }
}
