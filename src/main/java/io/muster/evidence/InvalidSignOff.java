package io.muster.evidence;

import io.muster.shared.Refusal;
import io.muster.shared.VersionId;

/** A sign-off is not what a sign-off must be. */
public class InvalidSignOff extends Refusal {

    InvalidSignOff(VersionId version, String why) {
        super(Kind.INVALID, "This is no sign-off on %s: %s".formatted(version, why));
    }
}
