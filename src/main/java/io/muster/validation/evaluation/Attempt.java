package io.muster.validation.evaluation;

import io.muster.validation.statistics.Undefined;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The answers of a version, or why there are none. */
public final class Attempt {

    private final @Nullable Answers answers;
    private final String why;

    private Attempt(@Nullable Answers answers, String why) {
        this.answers = answers;
        this.why = why;
    }

    public static Attempt scored(Answers answers) {
        return new Attempt(Objects.requireNonNull(answers), "");
    }

    public static Attempt notScored(String why) {
        return new Attempt(null, why);
    }

    /** @throws Undefined saying why, if there are none */
    public Answers answers() {
        if (answers == null) {
            throw new Undefined(why);
        }
        return answers;
    }
}
