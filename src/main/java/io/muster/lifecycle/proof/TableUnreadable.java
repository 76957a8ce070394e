package io.muster.lifecycle.proof;

import io.muster.shared.Refusal;

/** A file that should hold decision tables holds something else. */
public final class TableUnreadable extends Refusal {

    TableUnreadable(String file, Exception why) {
        super(Kind.INVALID, "Decision file '%s' cannot be read: %s".formatted(file, why.getMessage()));
    }
}
