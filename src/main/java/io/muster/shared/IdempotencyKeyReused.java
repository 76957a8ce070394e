package io.muster.shared;

/** A key came back with another request than the one it was first used for. */
public class IdempotencyKeyReused extends Refusal {

    IdempotencyKeyReused(String key) {
        super(
                Kind.UNPROCESSABLE,
                "Idempotency-Key '%s' was used for another request; a new request needs a new key".formatted(key));
    }
}
