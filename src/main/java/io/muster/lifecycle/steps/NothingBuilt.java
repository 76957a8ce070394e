package io.muster.lifecycle.steps;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;

/** A version cannot become a candidate because something is missing. */
@Problem(slug = "nothing-built", kind = Refusal.Kind.UNPROCESSABLE, title = "Nothing built")
class NothingBuilt extends Refusal {

    NothingBuilt(VersionId version, String what) {
        super("%s has %s".formatted(version, what));
    }
}
