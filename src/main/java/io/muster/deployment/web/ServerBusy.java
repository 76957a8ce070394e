package io.muster.deployment.web;

import io.muster.shared.Refusal;

/** So many large requests are being read that one more could exhaust the memory. */
class ServerBusy extends Refusal {

    ServerBusy() {
        super(Kind.UNAVAILABLE, "Too many large requests are being answered; try again, or send fewer rows at once");
    }
}
