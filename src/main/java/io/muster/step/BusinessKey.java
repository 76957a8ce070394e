package io.muster.step;

import io.muster.shared.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * The business key of every process instance: its subject, and for recurring processes the period:
 * {@code credit-trees@3}, {@code process-change:2}, {@code credit-trees@3#2027-03-01T00:00:00Z}.
 *
 * @param period null for a process that runs once
 */
public record BusinessKey(SubjectId subject, @Nullable String period) {

    private static final char SEPARATOR = '#';

    public static BusinessKey of(SubjectId subject) {
        return new BusinessKey(subject, null);
    }

    /** A pattern, for a query with "like", that matches all keys of a subject that have a period. */
    public static String everyPeriodOf(SubjectId subject) {
        return "%s%c%%".formatted(subject, SEPARATOR);
    }

    /** @throws io.muster.shared.InvalidVersionId unless the text is such a key */
    public static BusinessKey parse(@Nullable String text) {
        var key = text == null ? "" : text;
        var end = key.indexOf(SEPARATOR);
        return end < 0
                ? of(SubjectId.parse(key))
                : new BusinessKey(SubjectId.parse(key.substring(0, end)), key.substring(end + 1));
    }

    @Override
    public String toString() {
        return period == null ? subject.toString() : "%s%c%s".formatted(subject, SEPARATOR, period);
    }
}
