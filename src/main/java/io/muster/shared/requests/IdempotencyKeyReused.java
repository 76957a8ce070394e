package io.muster.shared.requests;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** A key came back with another request than the one it was first used for. */
@Problem(slug = "idempotency-key-reused", kind = Refusal.Kind.UNPROCESSABLE, title = "Idempotency key reused")
public class IdempotencyKeyReused extends Refusal {

    IdempotencyKeyReused(String key) {
        super("Idempotency-Key '%s' was used for another request; a new request needs a new key".formatted(key));
    }
}
