package io.muster.database;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * H2 answers a commit at once and writes it to its file up to half a second later, unless its URL says
 * {@code WRITE_DELAY=0}. Whoever gives a URL of their own should not have to know that.
 */
final class DurableUrl {

    private static final String H2 = "jdbc:h2:";
    private static final String MEMORY = "jdbc:h2:mem:";
    private static final String DELAY = "WRITE_DELAY=";
    private static final String TRACE = "TRACE_LEVEL_FILE=";

    private DurableUrl() {}

    /** @return the URL with which commits are written before they are answered; the same where nothing is to be done */
    static String of(String url) {
        if (!isH2File(url)) {
            return url;
        }
        var kept = Arrays.stream(url.split(";"))
                .filter(part -> !part.strip().toUpperCase(Locale.ROOT).startsWith(DELAY))
                .collect(Collectors.joining(";"));
        // Its own trace file would be written beside, and what cannot be written goes to standard error.
        var trace = kept.toUpperCase(Locale.ROOT).contains(TRACE) ? "" : ";" + TRACE + "0";
        return kept + ";" + DELAY + "0" + trace;
    }

    /** Whether it is H2 on a file, in this process or behind a server of its own. */
    static boolean isH2File(String url) {
        var lower = url.toLowerCase(Locale.ROOT);
        return lower.startsWith(H2) && !lower.startsWith(MEMORY);
    }
}
