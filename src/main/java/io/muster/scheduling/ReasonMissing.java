package io.muster.scheduling;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** Who moves or cancels a schedule says why. */
@Problem(slug = "reason-missing", kind = Refusal.Kind.INVALID, title = "Reason missing")
public class ReasonMissing extends Refusal {

    static final int LONGEST = 2000;

    ReasonMissing(String kind, String subject) {
        super("Changing the %s of '%s' needs a reason of 1 to %d characters".formatted(kind, subject, LONGEST));
    }

    static void check(String kind, String subject, String reason) {
        if (reason == null || reason.isBlank() || reason.length() > LONGEST) {
            throw new ReasonMissing(kind, subject);
        }
    }
}
