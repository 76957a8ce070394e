package io.muster.validation.evaluation;

import io.muster.statistics.Undefined;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The answers of a version, or the reason why there are none. */
public final class ScoringOutcome {

    private final @Nullable Predictions answers;
    private final String why;

    private ScoringOutcome(@Nullable Predictions answers, String why) {
        this.answers = answers;
        this.why = why;
    }

    public static ScoringOutcome scored(Predictions answers) {
        return new ScoringOutcome(Objects.requireNonNull(answers), "");
    }

    public static ScoringOutcome notScored(String why) {
        return new ScoringOutcome(null, why);
    }

    /** @throws Undefined with the reason, if there are none */
    public Predictions answers() {
        if (answers == null) {
            throw new Undefined(why);
        }
        return answers;
    }
}
