package io.muster.scoring;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** There is no room, no process or no answer from the remote end now; the same may work later. */
@Problem(slug = "scoring-unavailable", kind = Refusal.Kind.UNAVAILABLE, title = "Scoring unavailable")
public class ScoringUnavailable extends ScoringFailed {

    public ScoringUnavailable(String message) {
        super(message);
    }

    public ScoringUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public boolean mayWorkLater() {
        return true;
    }
}
