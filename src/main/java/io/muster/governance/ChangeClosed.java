package io.muster.governance;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** Something was wanted of a change that is over. */
@Problem(slug = "change-closed", kind = Refusal.Kind.CONFLICT, title = "Change closed")
public class ChangeClosed extends Refusal {

    ChangeClosed(Change change) {
        super("Change %d is %s since %s; an open one wanted"
                .formatted(change.number(), change.state(), change.closedAt()));
    }
}
