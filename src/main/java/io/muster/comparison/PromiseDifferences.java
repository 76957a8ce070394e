package io.muster.comparison;

import io.muster.comparison.Difference.Effect;
import io.muster.comparison.Difference.Kind;
import io.muster.verification.Verifier.VerificationResult;
import io.muster.verification.model.Property;
import io.muster.verification.model.Violation;
import io.muster.verification.model.Violation.PathStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The promises that are broken or kept in the new version only. */
final class PromiseDifferences {

    private final VerificationResult before;
    private final VerificationResult after;

    PromiseDifferences(VerificationResult before, VerificationResult after) {
        this.before = before;
        this.after = after;
    }

    /** A promise broken at one place. */
    private record Broken(Property property, String process, String element) {

        static Broken of(Violation violation) {
            var last = violation.path().isEmpty()
                    ? new PathStep(violation.process(), "", null, Map.of())
                    : violation.path().get(violation.path().size() - 1);
            return new Broken(violation.property(), last.process(), last.element());
        }
    }

    List<Difference> find() {
        if (!before.complete() || !after.complete()) {
            return List.of();
        }
        var differences = new ArrayList<Difference>();
        lacking(after, before)
                .forEach((broken, violations) -> differences.add(difference(
                        broken,
                        violations,
                        Effect.WEAKER,
                        "No longer true: %s Now: %s",
                        violations.get(0).path())));
        lacking(before, after)
                .forEach((broken, violations) -> differences.add(
                        difference(broken, violations, Effect.STRONGER, "True now: %s Before: %s", List.of())));
        return differences;
    }

    /** Violations in this version but not in the other. */
    private static Map<Broken, List<Violation>> lacking(VerificationResult here, VerificationResult there) {
        var known = there.proof().violations().stream()
                .map(violation -> List.of(Broken.of(violation), violation.tier()))
                .collect(Collectors.toCollection(java.util.HashSet::new));
        return here.proof().violations().stream()
                .filter(violation -> isUnknown(violation, known))
                .collect(Collectors.groupingBy(Broken::of, LinkedHashMap::new, Collectors.toList()));
    }

    private static boolean isUnknown(Violation violation, Set<? extends List<?>> known) {
        return !known.contains(List.of(Broken.of(violation), violation.tier()));
    }

    private static Difference difference(
            Broken broken, List<Violation> violations, Effect effect, String sentence, List<PathStep> path) {
        var tiers = violations.stream().map(Violation::tier).distinct().sorted().toList();
        var everywhere = broken.property() == Property.NO_DEAD_ELEMENT;
        var words = violations.get(0).why() + (everywhere ? "" : Tiers.spoken(tiers));
        return new Difference(
                Kind.PROMISE,
                effect,
                broken.process(),
                broken.element(),
                tiers,
                sentence.formatted(broken.property().sentence(), words),
                null,
                null,
                path);
    }
}
