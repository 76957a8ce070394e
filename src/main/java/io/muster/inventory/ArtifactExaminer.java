package io.muster.inventory;

import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import io.muster.shared.Digest;
import java.util.List;
import java.util.Optional;

/** The examination of an artifact before it is frozen. Implemented by scoring, which knows the formats. */
public interface ArtifactExaminer {

    /**
     * Loads the artifact and replays the golden records.
     *
     * @param declared the signature declared by the developer, for formats that do not contain one
     * @param goldenRecords empty if the artifact's own are to be used
     * @return the signature and the golden records that hold
     * @throws io.muster.shared.Refusal if the bytes are not a model of this format, contradict the declaration, or do
     *     not produce what a golden record expects
     */
    ExaminedArtifact examine(
            String format, Digest artifact, Optional<Signature> declared, List<GoldenRecord> goldenRecords);
}
