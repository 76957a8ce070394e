package io.muster.inventory.artifacts;

import io.muster.shared.Digest;
import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** Other bytes came in than were announced; nothing was kept. */
@Problem(slug = "artifact-differs", kind = Refusal.Kind.UNPROCESSABLE, title = "Artifact differs")
public class ArtifactDiffers extends Refusal {

    ArtifactDiffers(Digest announced, Digest found) {
        super("The content has digest %s, not %s as announced".formatted(found, announced));
    }
}
