package io.muster.scoring.remote;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** A descriptor names an endpoint or a secret that this server's settings do not grant it. */
@Problem(slug = "endpoint-not-allowed", kind = Refusal.Kind.UNPROCESSABLE, title = "Endpoint not allowed")
public class EndpointNotAllowed extends Refusal {

    EndpointNotAllowed(String message) {
        super(message);
    }
}
