package io.muster.deployment.web;

import io.muster.shared.Refusal;

/** An inference request is not what the protocol says it is. */
class InvalidRequest extends Refusal {

    InvalidRequest(String message) {
        super(Kind.INVALID, message);
    }

    InvalidRequest(String message, Throwable cause) {
        super(Kind.INVALID, message, cause);
    }
}
