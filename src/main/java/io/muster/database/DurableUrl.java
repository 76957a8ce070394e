package io.muster.database;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The URL with which H2 makes its commits durable. By default it confirms a commit at once and writes it to its file up
 * to half a second later, unless its URL contains {@code WRITE_DELAY=0}; and an interrupt of one thread that accesses
 * the file closes it for all others, unless it is opened as {@code async:}. Users who configure their own URL should
 * not have to know that.
 */
final class DurableUrl {

    private static final String H2 = "jdbc:h2:";
    private static final String MEMORY = "jdbc:h2:mem:";
    private static final String DELAY = "WRITE_DELAY=";
    private static final String TRACE = "TRACE_LEVEL_FILE=";

    /** A file that H2 would open with an interruptible channel: no access prefix, or one of these. */
    private static final Pattern INTERRUPTIBLE =
            Pattern.compile("(jdbc:h2:)(?:(?:file|nio):)*(?!\\w{2,}:)(.*)", Pattern.CASE_INSENSITIVE);

    private DurableUrl() {}

    /** @return the same URL if nothing need be added */
    static String of(String url) {
        if (!isH2File(url)) {
            return url;
        }
        var kept = Arrays.stream(url.split(";"))
                .filter(part -> !part.strip().toUpperCase(Locale.ROOT).startsWith(DELAY))
                .collect(Collectors.joining(";"));
        // H2 would otherwise write its own trace file, and to standard error if it cannot.
        var trace = kept.toUpperCase(Locale.ROOT).contains(TRACE) ? "" : ";" + TRACE + "0";
        return INTERRUPTIBLE.matcher(kept).replaceFirst("$1async:$2") + ";" + DELAY + "0" + trace;
    }

    /** Whether it is H2 on a file, in this process or in a separate server. */
    static boolean isH2File(String url) {
        var lower = url.toLowerCase(Locale.ROOT);
        return lower.startsWith(H2) && !lower.startsWith(MEMORY);
    }
}
