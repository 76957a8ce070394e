package io.muster.deployment;

import io.muster.formats.Scorer;
import io.muster.inventory.signature.Signature;
import io.muster.shared.Digest;
import io.muster.shared.VersionId;
import java.io.InputStream;
import java.time.Instant;

/** A version that may serve, and what its certificate allows. */
public interface Admitted {

    VersionId version();

    /** The format of its artifact, such as {@code onnx}. */
    String format();

    Signature signature();

    /** Digest of the artifact, which the certificate names. */
    Digest artifact();

    /** Digest of format, signature and golden records, which also decide how the artifact is read. */
    Digest content();

    /** Serial of the certificate that allows it. */
    String certificate();

    /** The first instant at which the certificate is no longer valid. */
    Instant expiresAt();

    /**
     * The bytes of the artifact, whose digest is checked while they are read. The caller closes the stream.
     *
     * @throws io.muster.shared.Refusal if they are gone or damaged
     */
    InputStream openArtifact();

    /**
     * Loads the artifact for scoring here, and replays its golden records. The caller closes the scorer.
     *
     * @throws io.muster.shared.Refusal if it cannot be loaded or does not reproduce them
     */
    Scorer load();

    /** Whether the content to be loaded is the same: artifact, format, signature and golden records. */
    default boolean isSameContentAs(Admitted other) {
        return artifact().equals(other.artifact()) && content().equals(other.content());
    }
}
