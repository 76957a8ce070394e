package io.muster.evidence.findings;

import io.muster.shared.Refusal;
import io.muster.shared.Texts;
import org.jspecify.annotations.Nullable;

/** A finding, or how it ends, is not what a finding must be. */
public class InvalidFinding extends Refusal {

    InvalidFinding(String why) {
        super(FindingProblem.INVALID_FINDING, "This is no finding as it must be: " + why);
    }

    static void unlessKeepable(String field, @Nullable String text) {
        Texts.fault(field, text).ifPresent(why -> {
            throw new InvalidFinding(why);
        });
    }
}
