package io.muster.proofs.record;

import io.muster.shared.Digest;
import io.muster.verification.Proof;
import io.muster.verification.Proof.Result;
import io.muster.verification.model.Violation;
import io.muster.verification.model.Violation.PathStep;
import io.muster.verification.model.Violation.Untranslated;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A proof as it is stored, signed for and published; its JSON is documented in {@code docs/reference/proof.md}.
 *
 * @param permits whether the policy permits the deployment
 * @param verifier version of the verifier
 * @param policy digest over the tables of the policy
 * @param tables digests of the decision tables it rests on, those of the policy and those that diagrams ask, by id
 * @param diagrams digests by name
 * @param states explored, over all processes and tiers
 * @param millis how long it took
 */
public record ProofReport(
        boolean permits,
        String verifier,
        Digest policy,
        Map<String, Digest> tables,
        Map<String, Digest> diagrams,
        List<PropertyReport> properties,
        List<Untranslated> untranslated,
        long states,
        long millis) {

    public ProofReport {
        tables = new TreeMap<>(tables);
        diagrams = new TreeMap<>(diagrams);
        properties = List.copyOf(properties);
        untranslated = List.copyOf(untranslated);
    }

    /**
     * @param id such as {@code control-before-guard}
     * @param verdict proven, violated or undecided
     */
    public record PropertyReport(String id, String sentence, String verdict, List<ViolationReport> violations) {

        public PropertyReport {
            violations = List.copyOf(violations);
        }

        public boolean isProven() {
            return verdict.equals("proven");
        }
    }

    /**
     * @param enforcement warn or enforce
     * @param inWords the shortest path, in names
     * @param path the same in ids, with the values written
     */
    public record ViolationReport(
            String process, int tier, String enforcement, String why, String inWords, List<PathStep> path) {

        public ViolationReport {
            path = List.copyOf(path);
        }

        static ViolationReport of(Violation violation) {
            return new ViolationReport(
                    violation.process(),
                    violation.tier(),
                    word(violation.enforcement()),
                    violation.why(),
                    violation.inWords(),
                    violation.path());
        }
    }

    /** The same proof for a deployment that is refused for another reason. */
    public ProofReport refused() {
        return new ProofReport(false, verifier, policy, tables, diagrams, properties, untranslated, states, millis);
    }

    /** Broken properties that only cause a warning. */
    public List<BrokenProperty> warnings() {
        return properties.stream()
                .flatMap(property -> BrokenProperty.of(property).stream())
                .filter(offence -> !offence.isEnforced())
                .toList();
    }

    /** @param tables digests of the decision tables it rests on, by id */
    public static ProofReport of(Proof proof, Digest policy, Map<String, Digest> tables) {
        return new ProofReport(
                proof.permitsDeployment(),
                proof.verifier(),
                policy,
                tables,
                proof.diagrams(),
                proof.properties().stream().map(ProofReport::property).toList(),
                proof.untranslated(),
                proof.states(),
                proof.time().toMillis());
    }

    private static PropertyReport property(Result result) {
        return new PropertyReport(
                result.property().id(),
                result.property().sentence(),
                word(result.verdict()),
                result.violations().stream().map(ViolationReport::of).toList());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /**
     * One violation of a property, listed once for all tiers it occurs in.
     *
     * @param tiers such as {@code tiers 1, 2}
     * @param enforcement warn or enforce, the strictest of these tiers
     */
    public record BrokenProperty(String tiers, String enforcement, String inWords, List<PathStep> path) {

        private static final String ENFORCE = "enforce";

        public BrokenProperty {
            path = List.copyOf(path);
        }

        public boolean isEnforced() {
            return enforcement.equals(ENFORCE);
        }

        public static List<BrokenProperty> of(PropertyReport property) {
            return property.violations().stream()
                    .collect(Collectors.groupingBy(ViolationReport::inWords, LinkedHashMap::new, Collectors.toList()))
                    .values()
                    .stream()
                    .map(BrokenProperty::of)
                    .toList();
        }

        private static BrokenProperty of(List<ViolationReport> violations) {
            var first = violations.get(0);
            var enforced = violations.stream()
                    .anyMatch(violation -> violation.enforcement().equals(ENFORCE));
            return new BrokenProperty(
                    tiers(violations), enforced ? ENFORCE : first.enforcement(), first.inWords(), first.path());
        }

        private static String tiers(List<ViolationReport> violations) {
            var tiers = violations.stream()
                    .map(ViolationReport::tier)
                    .distinct()
                    .sorted()
                    .map(String::valueOf)
                    .toList();
            return (tiers.size() == 1 ? "tier " : "tiers ") + String.join(", ", tiers);
        }
    }
}
