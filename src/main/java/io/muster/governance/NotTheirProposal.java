package io.muster.governance;

import io.muster.shared.Actor;
import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** Somebody wanted to take back what another person proposed. */
@Problem(slug = "not-their-proposal", kind = Refusal.Kind.FORBIDDEN, title = "Not their proposal")
public class NotTheirProposal extends Refusal {

    NotTheirProposal(Change change, Actor by) {
        super("Only '%s', who proposed change %d, may withdraw it, not '%s'"
                .formatted(change.proposer(), change.number(), by));
    }
}
