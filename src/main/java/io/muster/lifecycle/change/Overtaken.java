package io.muster.lifecycle.change;

import io.muster.lifecycle.change.Change.Basis;
import io.muster.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** Another version, or another table, came in force since a change was compared: it has to be compared, and asked for, again. */
class Overtaken extends Refusal {

    Overtaken(@Nullable Basis compared, Basis found) {
        super(Kind.CONFLICT, "It was compared with %s, but %s is in force now".formatted(compared, found));
    }
}
