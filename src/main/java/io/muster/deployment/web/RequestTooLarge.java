package io.muster.deployment.web;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** An inference request has more bytes or rows than one may have. */
@Problem(slug = "request-too-large", kind = Refusal.Kind.TOO_LARGE, title = "Request too large")
class RequestTooLarge extends Refusal {

    RequestTooLarge(String message) {
        super(message);
    }
}
