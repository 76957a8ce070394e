package io.muster.formats;

/** There is currently no capacity, process or answer from the remote endpoint; the same call may succeed later. */
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
