package io.muster.inventory.artifacts;

import io.muster.inventory.entry.InventoryProblem;
import io.muster.shared.Refusal;
import org.springframework.util.unit.DataSize;

/** The artifact exceeds the allowed size; nothing was stored. */
public class ArtifactTooLarge extends Refusal {

    ArtifactTooLarge(DataSize most) {
        super(
                InventoryProblem.ARTIFACT_TOO_LARGE,
                "The content has more than the permitted %d bytes".formatted(most.toBytes()));
    }
}
