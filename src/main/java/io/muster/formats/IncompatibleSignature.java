package io.muster.formats;

import io.muster.shared.Refusal;

/** The declared signature and the artifact's own contradict each other; the message names the field. */
public class IncompatibleSignature extends Refusal {

    public IncompatibleSignature(String message) {
        super(FormatProblem.INCOMPATIBLE_SIGNATURE, message);
    }
}
