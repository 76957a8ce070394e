package io.muster.inventory.artifacts;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;
import org.springframework.util.unit.DataSize;

/** More bytes came in than are allowed; nothing was kept. */
@Problem(slug = "artifact-too-large", kind = Refusal.Kind.TOO_LARGE, title = "Artifact too large")
public class ArtifactTooLarge extends Refusal {

    ArtifactTooLarge(DataSize most) {
        super("The content has more than the %d bytes that are allowed".formatted(most.toBytes()));
    }
}
