package io.muster.scoring;

import io.muster.formats.UnreadableArtifact;
import io.muster.shared.Refusal;
import java.io.UncheckedIOException;

/**
 * The interpretation of a runtime's exception on an artifact. A parser that meets numbers beyond its range, or
 * unexpected input, fails with exceptions of its own; it fails on the same bytes each time, so only file errors are
 * retried.
 */
final class Faults {

    private Faults() {}

    static RuntimeException translated(String what, Throwable cause) {
        if (cause instanceof Refusal refusal) {
            return refusal;
        }
        if (cause instanceof UncheckedIOException files) {
            return files;
        }
        return new UnreadableArtifact("The runtime fails on %s: %s".formatted(what, cause), cause);
    }
}
