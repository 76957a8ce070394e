package io.muster.datasets.counts;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Quoting of untrusted names and texts in SQL. Table functions take no parameters, so quoting is the only protection.
 */
public final class Sql {

    private Sql() {}

    public static String name(String column) {
        return '"' + column.replace("\"", "\"\"") + '"';
    }

    public static String text(String value) {
        return '\'' + value.replace("'", "''") + '\'';
    }

    public static String texts(Collection<String> values) {
        return values.stream().map(Sql::text).collect(Collectors.joining(", ", "[", "]"));
    }
}
