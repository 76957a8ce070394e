package io.muster.formats;

import io.muster.extensions.ExtensionPoint;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A format of artifacts that can be scored: one provider per format, all passing {@code ModelFormatContract}. Providers
 * are thread-safe and hold no state of an artifact. One from outside also keeps the rules of {@link OutsideFormats}.
 */
@ExtensionPoint("model format")
public interface ModelFormat {

    /** The format's name in the inventory, stored with each version: {@code onnx}, {@code pmml}, {@code dmn}, {@code remote}. */
    String id();

    /** Facts that hold for each of its models. */
    FormatFacts facts();

    /**
     * Reads the artifact's own signature.
     *
     * @return its signature; empty if the format does not contain one and it must be declared
     * @throws UnreadableArtifact if this runtime cannot read the bytes as a model, in bounded time and memory
     */
    Optional<Signature> inspect(Path artifact);

    /**
     * Why the artifact does not bound the time or memory of a prediction: it loops, or creates values whose size
     * depends on its inputs.
     *
     * @param signature the version's signature, whose ranges may bound what the artifact leaves open
     * @return empty if both are bounded, so that the model may be scored in the process that serves
     * @throws UnreadableArtifact if this runtime cannot read the bytes as a model
     */
    Optional<String> unbounded(Path artifact, Signature signature);

    /**
     * Whether a prediction that takes too long can be ended within the process that makes it. Models of a format where
     * it cannot are scored in the server's process only if time and memory are bounded.
     */
    default boolean canBeEnded() {
        return true;
    }

    /** Whether its artifacts run here at all; a description of a remote model does not, and needs the server's settings. */
    default boolean runsHere() {
        return true;
    }

    /**
     * Golden records contained in the artifact: the results expected by its exporter.
     *
     * @param signature the version's signature, whose outputs are compared
     * @return single values only; empty for formats without any
     * @throws UnreadableArtifact if this runtime cannot read the bytes as a model
     */
    default List<GoldenRecord> ownRecords(Path artifact, Signature signature) {
        return List.of();
    }

    /**
     * Loads the artifact for scoring. The caller closes the scorer.
     *
     * @param signature the version's signature; inputs not in it are ignored, those in it are expected
     * @throws UnreadableArtifact if this runtime cannot read the bytes as a model, in bounded time and memory
     */
    Scorer load(Path artifact, Signature signature);
}
