package io.muster.governance;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** The process of a change cannot hear anything just now: it is between two places where it waits. */
@Problem(slug = "change-busy", kind = Refusal.Kind.CONFLICT, title = "Change busy")
public class ChangeBusy extends Refusal {

    ChangeBusy(Change change) {
        super("Change %d is being worked on; try again in a moment".formatted(change.number()));
    }
}
