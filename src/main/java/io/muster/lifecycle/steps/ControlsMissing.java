package io.muster.lifecycle.steps;

import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import java.util.List;

/** The token came to a guarded step, but the controls it demands were not provided. */
class ControlsMissing extends Refusal {

    ControlsMissing(VersionId version, List<String> missing) {
        super(
                Kind.UNPROCESSABLE,
                "%s lacks controls %s for its present artifact in this process".formatted(version, missing));
    }
}
