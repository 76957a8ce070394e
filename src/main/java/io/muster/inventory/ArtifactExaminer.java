package io.muster.inventory;

import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import io.muster.shared.Digest;
import java.util.List;
import java.util.Optional;

/** Looks into an artifact before it is frozen. Implemented by scoring, which knows the formats. */
public interface ArtifactExaminer {

    /**
     * Loads the artifact and replays the golden records.
     *
     * @param declared what the developer says it takes and gives, for formats that do not tell
     * @param goldenRecords none where those count that the artifact itself brings
     * @return the signature and the golden records that hold
     * @throws io.muster.shared.Refusal if the bytes are no such model, contradict what was declared, or do not give
     *     what a golden record expects
     */
    ExaminedArtifact examine(
            String format, Digest artifact, Optional<Signature> declared, List<GoldenRecord> goldenRecords);
}
