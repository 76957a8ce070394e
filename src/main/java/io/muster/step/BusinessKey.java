package io.muster.step;

import io.muster.shared.VersionId;
import org.jspecify.annotations.Nullable;

/**
 * The business key of every process instance: the version it is about, and for what comes again the period it is for:
 * {@code credit-trees@3}, {@code credit-trees@3#2027-03-01T00:00:00Z}.
 *
 * @param period null for what happens once
 */
public record BusinessKey(VersionId version, @Nullable String period) {

    private static final char SEPARATOR = '#';

    public static BusinessKey of(VersionId version) {
        return new BusinessKey(version, null);
    }

    /** @throws io.muster.shared.InvalidVersionId unless the text is such a key */
    public static BusinessKey parse(@Nullable String text) {
        var key = text == null ? "" : text;
        var end = key.indexOf(SEPARATOR);
        return end < 0
                ? of(VersionId.parse(key))
                : new BusinessKey(VersionId.parse(key.substring(0, end)), key.substring(end + 1));
    }

    @Override
    public String toString() {
        return period == null ? version.toString() : "%s%c%s".formatted(version, SEPARATOR, period);
    }
}
