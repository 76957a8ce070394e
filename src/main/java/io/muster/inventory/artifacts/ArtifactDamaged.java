package io.muster.inventory.artifacts;

import io.muster.inventory.entry.InventoryProblem;
import io.muster.shared.Digest;
import io.muster.shared.Refusal;

/** The stored bytes have changed. An operator must restore them by storing the original again. */
public class ArtifactDamaged extends Refusal {

    ArtifactDamaged(Digest expected, Digest found) {
        super(
                InventoryProblem.ARTIFACT_DAMAGED,
                "The bytes stored as %s have digest %s: they were changed or damaged".formatted(expected, found));
    }
}
