package io.muster.scoring.remote;

import io.muster.shared.Refusal;

/** A descriptor names an endpoint or a secret that this server's settings do not grant it. */
public class EndpointNotAllowed extends Refusal {

    EndpointNotAllowed(String message) {
        super(Kind.UNPROCESSABLE, message);
    }
}
