package io.muster.comparison;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.Duration;

/** Compares how long timers take. */
final class DurationOrder {

    private static final DatatypeFactory TYPES = DatatypeFactory.newDefaultInstance();

    private static final Pattern SIMPLE = Pattern.compile("P(T)?(\\d{1,9})([A-Z])");
    private static final Map<String, String> UNITS =
            Map.of("Y", "year", "M", "month", "W", "week", "D", "day", "TH", "hour", "TM", "minute", "TS", "second");

    private DurationOrder() {}

    /**
     * @param before a duration as in ISO 8601, or a cycle such as {@code R3/PT1H}
     * @return empty where nobody can say, such as for a month and thirty days
     */
    static Optional<Integer> compare(String before, String after) {
        if (!cycle(before).equals(cycle(after))) {
            return Optional.empty();
        }
        try {
            var order = duration(before).compare(duration(after));
            return order == DatatypeConstants.INDETERMINATE ? Optional.empty() : Optional.of(order);
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /** Such as {@code 30 days}; what is not as simple stays as it is. */
    static String spoken(String text) {
        var matcher = SIMPLE.matcher(text);
        if (!matcher.matches()) {
            return text;
        }
        var unit = UNITS.get((matcher.group(1) == null ? "" : "T") + matcher.group(3));
        return unit == null ? text : matcher.group(2) + " " + (matcher.group(2).equals("1") ? unit : unit + "s");
    }

    private static String cycle(String text) {
        return text.substring(0, text.lastIndexOf('/') + 1);
    }

    private static Duration duration(String text) {
        return TYPES.newDuration(text.substring(text.lastIndexOf('/') + 1));
    }
}
