package io.muster.shared;

/** What stands in {@code Idempotency-Key} is no key. */
public class InvalidIdempotencyKey extends Refusal {

    InvalidIdempotencyKey() {
        super(Kind.INVALID, "Idempotency-Key is not usable: 1 to 128 visible ASCII characters wanted, best a UUID");
    }
}
