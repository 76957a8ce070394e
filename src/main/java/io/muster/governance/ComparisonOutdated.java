package io.muster.governance;

import io.muster.governance.Change.Basis;
import io.muster.shared.Problem;
import io.muster.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** Another version, or another table, came in force since a change was compared: it has to be compared, and asked for, again. */
@Problem(slug = "overtaken", kind = Refusal.Kind.CONFLICT, title = "Overtaken")
class ComparisonOutdated extends Refusal {

    ComparisonOutdated(@Nullable Basis compared, Basis found) {
        super("It was compared with %s, but %s is in force now".formatted(compared, found));
    }
}
