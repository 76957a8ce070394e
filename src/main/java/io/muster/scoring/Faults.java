package io.muster.scoring;

import io.muster.formats.UnreadableArtifact;
import io.muster.shared.Refusal;
import java.io.UncheckedIOException;

/**
 * What a runtime's exception on an artifact means. A parser that meets numbers beyond its range, or what it never expected,
 * fails in its own words; it fails on the same bytes each time, so that only trouble with files is tried again.
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
