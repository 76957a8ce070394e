package io.muster.comparison;

import io.muster.verification.model.TimerDuration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.Duration;

/**
 * The order of timers' durations. Besides durations that may be deployed it covers those that a file may contain
 * anyway: months, years and cycles.
 */
final class DurationOrder {

    private static final DatatypeFactory TYPES = DatatypeFactory.newDefaultInstance();

    private static final Pattern NOT_FIXED = Pattern.compile("P(\\d{1,9})([YM])");
    private static final Map<String, String> UNITS = Map.of("Y", "year", "M", "month");

    private DurationOrder() {}

    /**
     * @param before a duration as in ISO 8601, or a cycle such as {@code R3/PT1H}
     * @return empty if the order is undefined, such as for a month and thirty days
     */
    static Optional<Integer> compare(String before, String after) {
        if (!cycle(before).equals(cycle(after))) {
            return Optional.empty();
        }
        var lengths = Stream.of(before, after)
                .flatMap(text -> TimerDuration.read(text).stream())
                .toList();
        return lengths.size() == 2
                ? Optional.of(lengths.get(0).compareTo(lengths.get(1)))
                : compareOthers(before, after);
    }

    private static Optional<Integer> compareOthers(String before, String after) {
        try {
            var order = duration(before).compare(duration(after));
            return order == DatatypeConstants.INDETERMINATE ? Optional.empty() : Optional.of(order);
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /** Such as {@code 30 days}; less simple durations are returned unchanged. */
    static String spoken(String text) {
        return TimerDuration.read(text).map(TimerDuration::inWords).orElseGet(() -> spokenOther(text));
    }

    private static String spokenOther(String text) {
        var matcher = NOT_FIXED.matcher(text);
        if (!matcher.matches()) {
            return text;
        }
        var unit = UNITS.get(matcher.group(2));
        return matcher.group(1) + " " + (matcher.group(1).equals("1") ? unit : unit + "s");
    }

    private static String cycle(String text) {
        return text.substring(0, text.lastIndexOf('/') + 1);
    }

    private static Duration duration(String text) {
        return TYPES.newDuration(text.substring(text.lastIndexOf('/') + 1));
    }
}
