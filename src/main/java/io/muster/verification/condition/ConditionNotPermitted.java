package io.muster.verification.condition;

import io.muster.shared.Refusal;

/** The condition does not have the permitted form. */
public class ConditionNotPermitted extends Refusal {

    private static final int SHOWN_EACH_SIDE = 100;

    ConditionNotPermitted(String text, int position, String expected) {
        super(
                VerificationProblem.CONDITION_NOT_PERMITTED,
                "Condition '%s' is not permitted: expected %s at position %d"
                        .formatted(around(text, position), expected, position + 1));
    }

    /** A long condition is shortened to the part around the error. */
    private static String around(String text, int position) {
        var begin = position <= 2 * SHOWN_EACH_SIDE ? 0 : position - SHOWN_EACH_SIDE;
        var end = Math.min(text.length(), begin + 3 * SHOWN_EACH_SIDE);
        return (begin > 0 ? "…" : "") + text.substring(begin, end) + (end < text.length() ? "…" : "");
    }
}
