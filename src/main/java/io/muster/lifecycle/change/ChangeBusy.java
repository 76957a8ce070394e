package io.muster.lifecycle.change;

import io.muster.shared.Refusal;

/** The process of a change cannot hear anything just now: it is between two places where it waits. */
public class ChangeBusy extends Refusal {

    ChangeBusy(Change change) {
        super(Kind.CONFLICT, "Change %d is being worked on; try again in a moment".formatted(change.number()));
    }
}
