package io.muster.evidence;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;

/** A sign-off is not what a sign-off must be. */
@Problem(slug = "invalid-sign-off", kind = Refusal.Kind.INVALID, title = "Invalid sign off")
public class InvalidSignOff extends Refusal {

    InvalidSignOff(VersionId version, String why) {
        super("This is no sign-off on %s: %s".formatted(version, why));
    }
}
