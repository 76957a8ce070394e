package io.muster.formats;

import io.muster.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** The model or its runtime fails on its input, and will do so each time: only {@link ScoringUnavailable} may succeed later. */
public class ScoringFailed extends Refusal {

    public ScoringFailed(String message) {
        super(FormatProblem.SCORING_FAILED, message);
    }

    public ScoringFailed(String message, Throwable cause) {
        super(FormatProblem.SCORING_FAILED, message, cause);
    }

    ScoringFailed(FormatProblem problem, String message, @Nullable Throwable cause) {
        super(problem, message, cause);
    }

    @Override
    public boolean mayWorkLater() {
        return false;
    }
}
