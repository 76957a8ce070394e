package io.muster.inventory.artifacts;

import io.muster.shared.Digest;
import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** The stored bytes are no longer those that were stored. An operator must restore them, by storing the original again. */
@Problem(slug = "artifact-damaged", kind = Refusal.Kind.UNAVAILABLE, title = "Artifact damaged")
public class ArtifactDamaged extends Refusal {

    ArtifactDamaged(Digest wanted, Digest found) {
        super("The bytes stored as %s have digest %s: they were changed or damaged".formatted(wanted, found));
    }
}
