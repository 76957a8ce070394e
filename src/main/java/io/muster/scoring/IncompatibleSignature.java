package io.muster.scoring;

import io.muster.shared.Refusal;

/** The declared signature and the artifact's own contradict each other; the message names the field. */
public class IncompatibleSignature extends Refusal {

    public IncompatibleSignature(String message) {
        super(ScoringProblem.INCOMPATIBLE_SIGNATURE, message);
    }
}
