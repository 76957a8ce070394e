package io.muster.datasets;

import io.muster.datasets.counts.Sql;
import io.muster.inventory.signature.DataType;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A file as a table in SQL.
 *
 * @param csv with its delimiter, or null for Parquet
 * @param names of all columns, in the file's order
 */
record Table(Path file, @Nullable CsvDialect csv, List<String> names) {

    /** The SQL that follows {@code from}. CSV cells are read as texts; {@link #value} converts them. */
    String source() {
        if (csv == null) {
            return "read_parquet(%s)".formatted(Sql.text(file.toString()));
        }
        return """
                read_csv(%s, auto_detect = false, header = true, delim = %s, quote = '"', escape = '"', columns = %s, \
                nullstr = %s, compression = 'none', strict_mode = true, null_padding = false, ignore_errors = false, \
                max_line_size = 10000000)""".formatted(
                Sql.text(file.toString()),
                Sql.text(String.valueOf(csv.delimiter())),
                names.stream().map(name -> Sql.text(name) + ": 'VARCHAR'").collect(Collectors.joining(", ", "{", "}")),
                Sql.texts(csv.missing()));
    }

    /** A column's value in its type. */
    String value(String column, DataType type) {
        return switch (type) {
            case BOOLEAN -> "cast(%s as boolean)".formatted(Sql.name(column));
            case INTEGER, DOUBLE, FLOAT -> number(column);
            case TEXT -> "cast(%s as varchar)".formatted(Sql.name(column));
        };
    }

    /** NaN is a missing number; a text that is not a number is null. */
    String number(String column) {
        var cell = Sql.name(column);
        if (csv != null && csv.decimal() == ',') {
            cell = "replace(%s, ',', '.')".formatted(cell);
        }
        var number = "try_cast(%s as double)".formatted(cell);
        return "if(isnan(%s), null, %s)".formatted(number, number);
    }
}
