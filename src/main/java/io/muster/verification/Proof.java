package io.muster.verification;

import io.muster.processfiles.DeploymentFile;
import io.muster.processfiles.DiagramUnreadable;
import io.muster.shared.Digest;
import io.muster.verification.model.ProofPolicy.Enforcement;
import io.muster.verification.model.Property;
import io.muster.verification.model.Violation;
import io.muster.verification.model.Violation.Untranslated;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was proved of a deployment.
 *
 * @param properties one entry each
 * @param untranslated elements that the proof cannot cover; if there are any, nothing is proved
 * @param diagrams digests by name
 * @param verifier version of the verifier
 * @param states explored, over all processes and tiers
 */
public record Proof(
        List<Result> properties,
        List<Untranslated> untranslated,
        Map<String, Digest> diagrams,
        String verifier,
        long states,
        Duration time) {

    public Proof {
        properties = List.copyOf(properties);
        untranslated = List.copyOf(untranslated);
        diagrams = Map.copyOf(diagrams);
    }

    /**
     * The proof of a deployment with a file that cannot be read.
     *
     * @param name of the deployment
     */
    public static Proof of(String name, Collection<DeploymentFile> diagrams, DiagramUnreadable why) {
        return new Proof(
                Arrays.stream(Property.values())
                        .map(property -> new Result(property, Verdict.UNDECIDED, List.of()))
                        .toList(),
                List.of(new Untranslated(name, why.diagram(), why.why())),
                diagrams.stream()
                        .collect(Collectors.toMap(DeploymentFile::name, DeploymentFile::digest, (one, other) -> other)),
                Verifier.VERSION,
                0,
                Duration.ZERO);
    }

    /** The result for one property. */
    public enum Verdict {
        PROVEN,
        VIOLATED,
        /** Not decided within the bound, or not translated: counts as a refusal. */
        UNDECIDED
    }

    public record Result(Property property, Verdict verdict, List<Violation> violations) {

        public Result {
            violations = List.copyOf(violations);
        }
    }

    public Result result(Property property) {
        return properties.stream()
                .filter(result -> result.property() == property)
                .findFirst()
                .orElseThrow();
    }

    public List<Violation> violations() {
        return properties.stream()
                .flatMap(result -> result.violations().stream())
                .toList();
    }

    /** Whether the policy permits deployment: everything is decided, and no enforced property is violated. */
    public boolean permitsDeployment() {
        return untranslated.isEmpty()
                && properties.stream().noneMatch(result -> result.verdict() == Verdict.UNDECIDED)
                && violations().stream().noneMatch(violation -> violation.enforcement() == Enforcement.ENFORCE);
    }
}
