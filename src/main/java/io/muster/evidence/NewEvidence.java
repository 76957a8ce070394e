package io.muster.evidence;

import io.muster.shared.Digest;
import io.muster.shared.SubjectId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A result to be recorded.
 *
 * @param version what it is about
 * @param artifact the exact bytes it is about; null if it holds for the version with any bytes, as a tier does
 * @param kind the kind of result, such as {@code validation}; {@link SignOff#KIND} is reserved for {@link SignOff}s
 * @param outcome the result, one of the step's closed set of outcomes
 * @param body everything else; written as JSON
 * @param processInstance the process that produced it, or null
 */
public record NewEvidence(
        SubjectId version,
        @Nullable Digest artifact,
        String kind,
        String outcome,
        Object body,
        @Nullable String processInstance) {

    public NewEvidence {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(body, "body");
    }
}
