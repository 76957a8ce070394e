package io.muster.scoring;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** The artifact was read, but its model fails on its own golden records. */
@Problem(slug = "unscorable-artifact", kind = Refusal.Kind.UNPROCESSABLE, title = "Unscorable artifact")
public class UnscorableArtifact extends Refusal {

    UnscorableArtifact(String what, ScoringFailed cause) {
        super("%s fails on its golden records: %s".formatted(what, cause.getMessage()), cause);
    }
}
