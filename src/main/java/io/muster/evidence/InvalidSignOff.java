package io.muster.evidence;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;
import io.muster.shared.SubjectId;

/** A sign-off is not what a sign-off must be. */
@Problem(slug = "invalid-sign-off", kind = Refusal.Kind.INVALID, title = "Invalid sign off")
public class InvalidSignOff extends Refusal {

    InvalidSignOff(SubjectId version, String why) {
        super("This is no sign-off on %s: %s".formatted(version, why));
    }
}
