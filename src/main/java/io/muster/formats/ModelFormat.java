package io.muster.formats;

import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A kind of artifact we can score: one provider per format, all passing {@code ModelFormatContract}. Providers are
 * thread-safe and hold no state of an artifact.
 */
public interface ModelFormat {

    /** The format's word in the inventory: {@code onnx}, {@code pmml}, {@code dmn}, {@code remote}. */
    String id();

    /** What holds for each of its models. */
    FormatFacts facts();

    /**
     * Reads what the artifact says of itself.
     *
     * @return its signature; empty when the format does not tell and it must be declared
     * @throws UnreadableArtifact if the bytes are no model this runtime understands, in bounded time and memory
     */
    Optional<Signature> inspect(Path artifact);

    /**
     * Why the time or the memory of a prediction cannot be told from the artifact: it loops, or makes values whose size
     * its inputs decide.
     *
     * @param signature the version's signature, whose ranges may bound what the artifact leaves open
     * @return empty if both are bounded, so that the model may be scored in the process that serves
     * @throws UnreadableArtifact if the bytes are no model this runtime understands
     */
    Optional<String> unbounded(Path artifact, Signature signature);

    /** Whether its artifacts run here at all; a description of a remote model does not, and needs the server's settings. */
    default boolean runsHere() {
        return true;
    }

    /**
     * Golden records that came with the artifact: whoever exported it says what it must give.
     *
     * @param signature the version's signature, whose outputs are compared
     * @return single values only; empty for formats that bring none
     * @throws UnreadableArtifact if the bytes are no model this runtime understands
     */
    default List<GoldenRecord> ownRecords(Path artifact, Signature signature) {
        return List.of();
    }

    /**
     * Makes the artifact ready to score. The caller closes the scorer.
     *
     * @param signature the version's signature; inputs not in it are ignored, those in it are expected
     * @throws UnreadableArtifact if the bytes are no model this runtime understands, in bounded time and memory
     */
    Scorer load(Path artifact, Signature signature);
}
