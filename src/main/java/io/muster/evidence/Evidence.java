package io.muster.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.shared.Actor;
import io.muster.shared.CanonicalJson;
import io.muster.shared.Digest;
import io.muster.shared.SubjectId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An immutable result of a step or a sign-off.
 *
 * @param id sorts by time
 * @param subject what it is about
 * @param artifact the exact bytes it is about, or null if it holds for the version with any bytes
 * @param digest over the RFC 8785 canonical JSON of all other fields, absent ones left out
 * @param by who produced it: a person for sign-offs
 */
public record Evidence(
        String id,
        SubjectId subject,
        @Nullable Digest artifact,
        String kind,
        String outcome,
        JsonNode body,
        Digest digest,
        Actor by,
        Instant at,
        @Nullable String processInstance) {

    /** The last evidence with this property, among evidence in order of time. */
    public static Optional<Evidence> last(List<Evidence> all, Predicate<Evidence> which) {
        return all.stream().filter(which).reduce((earlier, later) -> later);
    }

    public static Evidence seal(String id, NewEvidence fresh, JsonNode body, Actor by, Instant at) {
        var unsealed = new Fields(
                id,
                fresh.subject(),
                fresh.artifact(),
                fresh.kind(),
                fresh.outcome(),
                body,
                by,
                at,
                fresh.processInstance());
        return new Evidence(
                id,
                fresh.subject(),
                fresh.artifact(),
                fresh.kind(),
                fresh.outcome(),
                body,
                CanonicalJson.digest(unsealed),
                by,
                at,
                fresh.processInstance());
    }

    public boolean isUnaltered() {
        var fields = new Fields(id, subject, artifact, kind, outcome, body, by, at, processInstance);
        return CanonicalJson.digest(fields).equals(digest);
    }

    /** The sign-off, if this is one. */
    public Optional<SignOff> signOff() {
        return isSignOff() ? Optional.of(CanonicalJson.MAPPER.convertValue(body, SignOff.class)) : Optional.empty();
    }

    /** The intended use, if this is one. */
    public Optional<IntendedUse> intendedUse() {
        return kind.equals(IntendedUse.KIND)
                ? Optional.of(CanonicalJson.MAPPER.convertValue(body, IntendedUse.class))
                : Optional.empty();
    }

    public boolean isSignOff() {
        return kind.equals(SignOff.KIND);
    }

    /** All that the digest covers. */
    private record Fields(
            String id,
            SubjectId subject,
            @Nullable Digest artifact,
            String kind,
            String outcome,
            JsonNode body,
            Actor by,
            Instant at,
            @Nullable String processInstance) {}

    /**
     * A result to be recorded.
     *
     * @param subject what it is about
     * @param artifact the exact bytes it is about; null if it holds for the version with any bytes, as a tier does
     * @param kind the kind of result, such as {@code validation}; {@link SignOff#KIND} is reserved for {@link SignOff}s
     * @param outcome the result, one of the step's closed set of outcomes
     * @param body everything else; written as JSON
     * @param processInstance the process that produced it, or null
     */
    public record NewEvidence(
            SubjectId subject,
            @Nullable Digest artifact,
            String kind,
            String outcome,
            Object body,
            @Nullable String processInstance) {

        public NewEvidence {
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(outcome, "outcome");
            Objects.requireNonNull(body, "body");
        }
    }
}
