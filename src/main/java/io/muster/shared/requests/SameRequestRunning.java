package io.muster.shared.requests;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** The first request with this key has no answer yet. */
@Problem(slug = "same-request-running", kind = Refusal.Kind.CONFLICT, title = "Same request running")
public class SameRequestRunning extends Refusal {

    SameRequestRunning(String key) {
        super("A request with Idempotency-Key '%s' is still running; repeat this one later".formatted(key));
    }
}
