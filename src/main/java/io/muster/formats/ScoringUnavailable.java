package io.muster.formats;

/** There is no room, no process or no answer from the remote end now; the same may work later. */
public class ScoringUnavailable extends ScoringFailed {

    public ScoringUnavailable(String message) {
        super(FormatProblem.SCORING_UNAVAILABLE, message, null);
    }

    public ScoringUnavailable(String message, Throwable cause) {
        super(FormatProblem.SCORING_UNAVAILABLE, message, cause);
    }

    @Override
    public boolean mayWorkLater() {
        return true;
    }
}
