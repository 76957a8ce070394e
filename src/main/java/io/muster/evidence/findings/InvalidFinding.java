package io.muster.evidence.findings;

import io.muster.shared.Refusal;
import io.muster.shared.Texts;
import org.jspecify.annotations.Nullable;

/** The finding, or its closing, is incomplete or contradicts itself. */
class InvalidFinding extends Refusal {

    InvalidFinding(String why) {
        super(FindingProblem.INVALID_FINDING, "The finding is not valid: " + why);
    }

    static void unlessGiven(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new InvalidFinding(field + " is missing");
        }
        unlessKeepable(field, text);
    }

    static void unlessKeepable(String field, @Nullable String text) {
        Texts.fault(field, text).ifPresent(why -> {
            throw new InvalidFinding(why);
        });
    }
}
