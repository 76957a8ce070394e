package io.muster.verification.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A duration as diagrams write it in timers and due dates: days, hours, minutes and seconds ({@code P2DT12H}), or weeks
 * ({@code P2W}), as in ISO 8601. Months and years are excluded because their length varies. This is the only reader, so
 * that the diagram rules, the templates, the proof and the comparison agree.
 */
public final class TimerDuration {

    /** Its form, which a browser can also check; {@link #read} also checks the maximum length. */
    public static final String PATTERN =
            "P(?=\\d|T\\d)(\\d{1,9}D)?(T(?=\\d)(\\d{1,9}H)?(\\d{1,9}M)?(\\d{1,9}S)?)?|P\\d{1,9}W";

    /** About a hundred years: beyond that the engine's own arithmetic is not reliable. */
    public static final Duration LONGEST = Duration.ofDays(36_500);

    /** The text of an error message about anything else. */
    public static final String EXPECTED =
            "a duration such as P5D, PT12H or P2W, at most %,d days".formatted(LONGEST.toDays());

    private static final Pattern FORM = Pattern.compile(PATTERN);
    private static final Pattern WEEKS = Pattern.compile("P(\\d+)W");

    private TimerDuration() {}

    /** @return empty if it is not {@linkplain #EXPECTED such a duration} */
    public static Optional<Duration> read(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        var weeks = WEEKS.matcher(text);
        var length = weeks.matches() ? Duration.ofDays(7 * Long.parseLong(weeks.group(1))) : Duration.parse(text);
        return length.compareTo(LONGEST) > 0 ? Optional.empty() : Optional.of(length);
    }

    /** Such as {@code 2 days 12 hours}. */
    public static String inWords(Duration length) {
        var parts = new ArrayList<String>();
        add(parts, length.toDays(), "day");
        add(parts, length.toHoursPart(), "hour");
        add(parts, length.toMinutesPart(), "minute");
        add(parts, length.toSecondsPart(), "second");
        add(parts, length.toMillisPart(), "millisecond");
        return parts.isEmpty() ? "0 seconds" : String.join(" ", parts);
    }

    private static void add(List<String> parts, long number, String unit) {
        if (number > 0) {
            parts.add(number == 1 ? "1 " + unit : "%,d %ss".formatted(number, unit));
        }
    }
}
