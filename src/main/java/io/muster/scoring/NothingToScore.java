package io.muster.scoring;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;

/** The version has no artifact or no signature yet. */
@Problem(slug = "nothing-to-score", kind = Refusal.Kind.CONFLICT, title = "Nothing to score")
public class NothingToScore extends Refusal {

    NothingToScore(VersionId version, String missing) {
        super("Version '%s' has no %s yet; build or supply it first".formatted(version, missing));
    }
}
