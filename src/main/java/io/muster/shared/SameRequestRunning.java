package io.muster.shared;

/** The first request with this key has no answer yet. */
public class SameRequestRunning extends Refusal {

    SameRequestRunning(String key) {
        super(
                Kind.CONFLICT,
                "A request with Idempotency-Key '%s' is still running; repeat this one later".formatted(key));
    }
}
