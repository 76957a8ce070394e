package io.muster.lifecycle.steps;

import io.muster.shared.Refusal;
import io.muster.shared.VersionId;

/** A version cannot become a candidate because something is missing. */
class NothingBuilt extends Refusal {

    NothingBuilt(VersionId version, String what) {
        super(Kind.UNPROCESSABLE, "%s has %s".formatted(version, what));
    }
}
