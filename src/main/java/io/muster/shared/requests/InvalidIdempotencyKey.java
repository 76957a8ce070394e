package io.muster.shared.requests;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** What stands in {@code Idempotency-Key} is no key. */
@Problem(slug = "invalid-idempotency-key", kind = Refusal.Kind.INVALID, title = "Invalid idempotency key")
public class InvalidIdempotencyKey extends Refusal {

    InvalidIdempotencyKey() {
        super("Idempotency-Key is not usable: 1 to 128 visible ASCII characters wanted, best a UUID");
    }
}
