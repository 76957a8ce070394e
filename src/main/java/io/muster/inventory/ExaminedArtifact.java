package io.muster.inventory;

import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import java.util.List;

/**
 * What holds for an artifact that was looked into.
 *
 * @param signature what it takes and gives
 * @param goldenRecords those supplied; where there were none, those that the artifact itself brought
 */
public record ExaminedArtifact(Signature signature, List<GoldenRecord> goldenRecords) {

    public ExaminedArtifact {
        goldenRecords = List.copyOf(goldenRecords);
    }
}
