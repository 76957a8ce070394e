package io.muster.inventory;

import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import java.util.List;

/**
 * The result of examining an artifact.
 *
 * @param signature its inputs and outputs
 * @param goldenRecords those supplied, or else the artifact's own
 */
public record ExaminedArtifact(Signature signature, List<GoldenRecord> goldenRecords) {

    public ExaminedArtifact {
        goldenRecords = List.copyOf(goldenRecords);
    }
}
