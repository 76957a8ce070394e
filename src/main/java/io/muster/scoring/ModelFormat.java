package io.muster.scoring;

import io.muster.inventory.Signature;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A kind of artifact we can score: one provider per format, all passing {@code ModelFormatContract}. Providers are
 * thread-safe and hold no state of an artifact.
 */
public interface ModelFormat {

    /** The format's word in the inventory: {@code onnx}, {@code pmml}, {@code dmn}, {@code remote}. */
    String id();

    /**
     * Reads what the artifact says of itself.
     *
     * @return its signature; empty when the format does not tell and it must be declared
     * @throws UnreadableArtifact if the bytes are no model this runtime understands, in bounded time and memory
     */
    Optional<Signature> inspect(Path artifact);

    /**
     * Makes the artifact ready to score. The caller closes the scorer.
     *
     * @param signature the version's signature; inputs not in it are ignored, those in it are wanted
     * @throws UnreadableArtifact if the bytes are no model this runtime understands, in bounded time and memory
     */
    Scorer load(Path artifact, Signature signature);
}
