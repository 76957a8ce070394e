package io.muster.deployment.web;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** So many large requests are being read that one more could exhaust the memory. */
@Problem(slug = "server-busy", kind = Refusal.Kind.UNAVAILABLE, title = "Server busy")
class ServerBusy extends Refusal {

    ServerBusy() {
        super("Too many large requests are being answered; try again, or send fewer rows at once");
    }
}
