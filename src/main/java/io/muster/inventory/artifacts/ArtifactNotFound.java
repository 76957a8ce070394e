package io.muster.inventory.artifacts;

import io.muster.inventory.entry.InventoryProblem;
import io.muster.shared.Digest;
import io.muster.shared.Refusal;

/** No artifact with this digest is stored. */
public class ArtifactNotFound extends Refusal {

    public ArtifactNotFound(Digest digest) {
        super(InventoryProblem.ARTIFACT_NOT_FOUND, "Artifact %s does not exist".formatted(digest));
    }
}
