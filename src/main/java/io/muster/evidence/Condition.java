package io.muster.evidence;

import io.muster.shared.Actor;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A condition under which a decision holds: a limit on the use, or something that a person owes by a day.
 *
 * @param text what holds or must be done
 * @param owner who must fulfil it; null for a limit, which holds as long as the certificate
 * @param due the day by which it must be fulfilled, UTC; null together with the owner
 */
public record Condition(
        String text, @Nullable Actor owner, @Nullable LocalDate due) {

    public Condition {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("A condition needs a text");
        }
        if ((owner == null) != (due == null)) {
            throw new IllegalArgumentException(
                    "Condition '%s' has an owner or a due date: expected both or none".formatted(text));
        }
    }

    /** A limit on the use. */
    public static Condition limit(String text) {
        return new Condition(text, null, null);
    }

    /** For people and certificates: {@code Monitor each month (dora, by 2027-03-01)}. */
    @Override
    public String toString() {
        return owner == null ? text : "%s (%s, by %s)".formatted(text, owner, due);
    }
}
