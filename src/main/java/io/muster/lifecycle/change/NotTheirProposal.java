package io.muster.lifecycle.change;

import io.muster.shared.Actor;
import io.muster.shared.Refusal;

/** Somebody wanted to take back what another person proposed. */
public class NotTheirProposal extends Refusal {

    NotTheirProposal(Change change, Actor by) {
        super(
                Kind.FORBIDDEN,
                "Only '%s', who proposed change %d, may withdraw it, not '%s'"
                        .formatted(change.proposer(), change.number(), by));
    }
}
