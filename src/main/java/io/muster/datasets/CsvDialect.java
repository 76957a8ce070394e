package io.muster.datasets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The dialect of a CSV file, as far as RFC 4180 leaves it open.
 *
 * @param delimiter one of comma, semicolon, tab, vertical bar; null to detect it from the header
 * @param decimal the decimal separator: point (default) or comma
 * @param missing spellings of a missing value, at most 20; the empty cell and {@code NaN} unless declared
 */
public record CsvDialect(
        @Nullable Character delimiter,
        @Nullable Character decimal,
        @Nullable List<String> missing) {

    static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

    /** Everything detected or by default. */
    public static final CsvDialect SNIFFED = new CsvDialect(null, null, null);

    public CsvDialect {
        if (delimiter != null && !DELIMITERS.contains(delimiter)) {
            throw DatasetProblem.UNREADABLE_DATASET.refusal(
                    "'%s' is not a delimiter: expected comma, semicolon, tab or vertical bar", delimiter);
        }
        decimal = decimal == null ? '.' : decimal;
        if (decimal != '.' && decimal != ',') {
            throw DatasetProblem.UNREADABLE_DATASET.refusal(
                    "'%s' is not a decimal separator: expected point or comma", decimal);
        }
        if (delimiter != null && delimiter.equals(decimal)) {
            throw DatasetProblem.UNREADABLE_DATASET.refusal(
                    "'%s' cannot be delimiter and decimal separator", delimiter);
        }
        missing = missing == null ? List.of("", "NaN") : List.copyOf(missing);
        if (missing.size() > 20) {
            throw DatasetProblem.UNREADABLE_DATASET.refusal(
                    "%d spellings of a missing value: expected 20 at most", missing.size());
        }
        if (missing.stream().anyMatch(spelling -> spelling.length() > 100)) {
            throw DatasetProblem.UNREADABLE_DATASET.refusal(
                    "A spelling of a missing value has more than 100 characters");
        }
    }

    CsvDialect delimitedBy(char found) {
        return new CsvDialect(found, decimal, missing);
    }
}
