package io.muster.lifecycle.steps;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;

/** The cadence table has no row for a version. */
@Problem(slug = "no-cadence", kind = Refusal.Kind.UNPROCESSABLE, title = "No cadence")
class NoCadence extends Refusal {

    NoCadence(VersionId version, String rule) {
        super("Decision %s gives no months for %s".formatted(rule, version));
    }
}
