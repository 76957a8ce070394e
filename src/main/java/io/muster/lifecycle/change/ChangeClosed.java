package io.muster.lifecycle.change;

import io.muster.shared.Refusal;

/** Something was wanted of a change that is over. */
public class ChangeClosed extends Refusal {

    ChangeClosed(Change change) {
        super(
                Kind.CONFLICT,
                "Change %d is %s since %s; an open one wanted"
                        .formatted(change.number(), change.state(), change.closedAt()));
    }
}
