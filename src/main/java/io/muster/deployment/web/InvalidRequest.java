package io.muster.deployment.web;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** An inference request is not what the protocol says it is. */
@Problem(slug = "invalid-request", kind = Refusal.Kind.INVALID, title = "Invalid request")
class InvalidRequest extends Refusal {

    InvalidRequest(String message) {
        super(message);
    }

    InvalidRequest(String message, Throwable cause) {
        super(message, cause);
    }
}
