package io.muster.scoring;

import io.muster.shared.Refusal;

/** The artifact was read, but its model fails on its own golden records. */
public class UnscorableArtifact extends Refusal {

    UnscorableArtifact(String what, ScoringFailed cause) {
        super(Kind.UNPROCESSABLE, "%s fails on its golden records: %s".formatted(what, cause.getMessage()), cause);
    }
}
