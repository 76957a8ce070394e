package io.muster.database;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The URL with which H2 keeps what it confirms and reads what was committed. By default it confirms a commit at once and
 * writes it to its file up to half a second later, unless its URL contains {@code WRITE_DELAY=0}; an interrupt of one
 * thread that accesses the file closes it for all others, unless it is opened as {@code async:}; and a query that runs
 * again in a session may answer with its former rows although another transaction has committed since, for which this
 * one waited at a lock, unless the URL contains {@code OPTIMIZE_REUSE_RESULTS=0}. Users who configure their own URL
 * should not have to know that.
 */
final class DurableUrl {

    private static final String H2 = "jdbc:h2:";
    private static final String MEMORY = "jdbc:h2:mem:";
    private static final String DELAY = "WRITE_DELAY=";
    private static final String REUSE = "OPTIMIZE_REUSE_RESULTS=";
    private static final String TRACE = "TRACE_LEVEL_FILE=";

    /** A file that H2 would open with an interruptible channel: no access prefix, or one of these. */
    private static final Pattern INTERRUPTIBLE =
            Pattern.compile("(jdbc:h2:)(?:(?:file|nio):)*(?!\\w{2,}:)(.*)", Pattern.CASE_INSENSITIVE);

    private DurableUrl() {}

    /** @return the same URL if nothing need be added */
    static String of(String url) {
        if (!url.toLowerCase(Locale.ROOT).startsWith(H2)) {
            return url;
        }
        var fresh = without(url, REUSE) + ";" + REUSE + "0";
        return isH2File(url) ? durable(without(fresh, DELAY)) : fresh;
    }

    private static String without(String url, String setting) {
        return Arrays.stream(url.split(";"))
                .filter(part -> !part.strip().toUpperCase(Locale.ROOT).startsWith(setting))
                .collect(Collectors.joining(";"));
    }

    private static String durable(String kept) {
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
