package io.muster.monitoring.record;

import io.muster.shared.VersionId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which kept profile something is added to.
 *
 * @param segment of the rows, {@code attribute=value}; empty for all rows
 * @param hour its start, in event time
 */
public record ProfileKey(VersionId version, ProfileSource source, String segment, Instant hour) {

    /** The longest segment; it includes the attribute. */
    public static final int LONGEST_SEGMENT = 200;

    public ProfileKey {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(source, "source");
        if (!hour.equals(Span.HOUR.start(hour))) {
            throw new IllegalArgumentException("A profile's hour begins at a full hour, not at " + hour);
        }
        if (segment.length() > LONGEST_SEGMENT || !segment.isEmpty() && segment.indexOf('=') < 1) {
            throw new IllegalArgumentException("Segment '%s': expected attribute=value of at most %d characters"
                    .formatted(segment, LONGEST_SEGMENT));
        }
    }

    /**
     * The segment of rows with a value of an attribute.
     *
     * @param value a number, a text or a truth value; null where it is missing
     */
    public static String segment(String attribute, @Nullable Object value) {
        var text = attribute + "=" + text(value);
        return text.length() <= LONGEST_SEGMENT ? text : text.substring(0, LONGEST_SEGMENT);
    }

    private static String text(@Nullable Object value) {
        if (!(value instanceof Number)) {
            return value == null ? "" : value.toString();
        }
        var number = ((Number) value).doubleValue();
        if (Double.isNaN(number)) {
            return "";
        }
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    /** The key of all rows. */
    public ProfileKey(VersionId version, ProfileSource source, Instant hour) {
        this(version, source, "", hour);
    }
}
