package io.muster.scoring;

import io.muster.shared.Refusal;

/**
 * The model, or the runtime it runs on, fails on what it was given. It does so each time: only {@link ScoringUnavailable}
 * may work later.
 */
public class ScoringFailed extends Refusal {

    public ScoringFailed(String message) {
        super(Kind.UNAVAILABLE, message);
    }

    public ScoringFailed(String message, Throwable cause) {
        super(Kind.UNAVAILABLE, message, cause);
    }

    @Override
    public boolean mayWorkLater() {
        return false;
    }
}
