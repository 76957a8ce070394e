package io.muster.datasets;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Quoting of untrusted names and texts in SQL. Table functions take no parameters, so quoting is the only protection.
 */
final class Sql {

    private Sql() {}

    static String name(String column) {
        return '"' + column.replace("\"", "\"\"") + '"';
    }

    static String text(String value) {
        return '\'' + value.replace("'", "''") + '\'';
    }

    static String texts(Collection<String> values) {
        return values.stream().map(Sql::text).collect(Collectors.joining(", ", "[", "]"));
    }
}
