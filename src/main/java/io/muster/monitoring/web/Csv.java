package io.muster.monitoring.web;

import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A writer of comma-separated values (RFC 4180) that spreadsheets open without running anything: a text that would be read as
 * a formula gets an apostrophe before it. Numbers are written as they are.
 */
final class Csv {

    static final String TYPE = "text/csv;charset=UTF-8";

    /** What spreadsheets take for the beginning of a formula, also behind white space and in its full-width forms. */
    private static final Pattern FORMULA =
            Pattern.compile("^[\\s\\p{Z}\\p{C}]*[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20].*", Pattern.DOTALL);

    private static final Pattern QUOTED = Pattern.compile("[\",;\\t\\r\\n]");

    private final Appendable target;

    Csv(Appendable target) {
        this.target = target;
    }

    /** Writes a line; null is an empty value. */
    void line(@Nullable Object... values) throws IOException {
        target.append(Stream.of(values).map(Csv::value).collect(Collectors.joining(",", "", "\r\n")));
    }

    private static String value(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof Number number ? number(number) : text(value.toString());
    }

    private static String number(Number number) {
        return number instanceof Double && !Double.isFinite(number.doubleValue()) ? "" : number.toString();
    }

    private static String text(String text) {
        var safe =
                FORMULA.matcher(text).matches() || text.startsWith("\t") || text.startsWith("\r") ? "'" + text : text;
        return QUOTED.matcher(safe).find() ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }

    /** The name of a file that browsers save it as. */
    static String disposition(String name) {
        return "attachment; filename=\"%s.csv\""
                .formatted(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-"));
    }
}
