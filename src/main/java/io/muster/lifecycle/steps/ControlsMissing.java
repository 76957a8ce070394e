package io.muster.lifecycle.steps;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import java.util.List;

/** The token came to a guarded step, but the controls it demands were not provided. */
@Problem(slug = "controls-missing", kind = Refusal.Kind.UNPROCESSABLE, title = "Controls missing")
class ControlsMissing extends Refusal {

    ControlsMissing(VersionId version, List<String> missing) {
        super("%s lacks controls %s for its present artifact in this process".formatted(version, missing));
    }
}
