package io.muster.inventory.artifacts;

import io.muster.shared.Digest;
import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** No artifact with this digest is stored. */
@Problem(slug = "artifact-not-found", kind = Refusal.Kind.NOT_FOUND, title = "Artifact not found")
public class ArtifactNotFound extends Refusal {

    public ArtifactNotFound(Digest digest) {
        super("There is no artifact %s".formatted(digest));
    }
}
