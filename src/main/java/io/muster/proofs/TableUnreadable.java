package io.muster.proofs;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** A file that should hold decision tables holds something else. */
@Problem(slug = "table-unreadable", kind = Refusal.Kind.INVALID, title = "Table unreadable")
public final class TableUnreadable extends Refusal {

    TableUnreadable(String file, Exception why) {
        super("Decision file '%s' cannot be read: %s".formatted(file, why.getMessage()));
    }
}
