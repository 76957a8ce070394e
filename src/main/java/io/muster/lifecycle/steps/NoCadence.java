package io.muster.lifecycle.steps;

import io.muster.shared.Refusal;
import io.muster.shared.VersionId;

/** The cadence table has no row for a version. */
class NoCadence extends Refusal {

    NoCadence(VersionId version, String rule) {
        super(Kind.UNPROCESSABLE, "Decision %s gives no months for %s".formatted(rule, version));
    }
}
