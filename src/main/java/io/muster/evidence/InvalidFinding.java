package io.muster.evidence;

import io.muster.shared.Refusal;

/** A finding, or how it ends, is not what a finding must be. */
public class InvalidFinding extends Refusal {

    InvalidFinding(String why) {
        super(Kind.INVALID, "This is no finding as it must be: " + why);
    }
}
