package io.muster.scoring;

import io.muster.shared.Refusal;

/** The runtime or the remote end failed; trying again later may help. */
public class ScoringFailed extends Refusal {

    public ScoringFailed(String message) {
        super(Kind.UNAVAILABLE, message);
    }

    public ScoringFailed(String message, Throwable cause) {
        super(Kind.UNAVAILABLE, message, cause);
    }
}
