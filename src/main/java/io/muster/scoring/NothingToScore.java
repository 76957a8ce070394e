package io.muster.scoring;

import io.muster.shared.Refusal;
import io.muster.shared.VersionId;

/** The version has no artifact or no signature yet. */
public class NothingToScore extends Refusal {

    NothingToScore(VersionId version, String missing) {
        super(Kind.CONFLICT, "Version '%s' has no %s yet; build or supply it first".formatted(version, missing));
    }
}
