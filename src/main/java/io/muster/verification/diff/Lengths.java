package io.muster.verification.diff;

import java.util.Optional;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.Duration;

/** Compares how long timers take. */
final class Lengths {

    private static final DatatypeFactory TYPES = DatatypeFactory.newDefaultInstance();

    private Lengths() {}

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

    private static String cycle(String text) {
        return text.substring(0, text.lastIndexOf('/') + 1);
    }

    private static Duration duration(String text) {
        return TYPES.newDuration(text.substring(text.lastIndexOf('/') + 1));
    }
}
