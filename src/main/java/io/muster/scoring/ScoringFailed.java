package io.muster.scoring;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/**
 * The model, or the runtime it runs on, fails on what it was given. It does so each time: only {@link ScoringUnavailable}
 * may work later.
 */
@Problem(slug = "scoring-failed", kind = Refusal.Kind.UNAVAILABLE, title = "Scoring failed")
public class ScoringFailed extends Refusal {

    public ScoringFailed(String message) {
        super(message);
    }

    public ScoringFailed(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public boolean mayWorkLater() {
        return false;
    }
}
