package io.muster.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.processfiles.DeploymentFile;
import io.muster.verification.Verifier.VerificationResult;
import io.muster.verification.condition.ValueType;
import io.muster.verification.model.DiagramSemantics;
import io.muster.verification.model.DiagramSemantics.DecisionSemantics;
import io.muster.verification.model.DiagramSemantics.DecisionSemantics.Answers;
import io.muster.verification.model.DiagramSemantics.StepSemantics;
import io.muster.verification.model.DiagramSemantics.StepSemantics.Kind;
import io.muster.verification.model.DiagramSemantics.StepSemantics.Outcome;
import io.muster.verification.model.DiagramSemantics.StepSemantics.Written;
import io.muster.verification.model.Guard;
import io.muster.verification.model.ProofLimits;
import io.muster.verification.model.ProofPolicy;
import io.muster.verification.model.ProofPolicy.Demand;
import io.muster.verification.model.ProofPolicy.Enforcement;
import io.muster.verification.model.ProofPolicy.InServiceWaits;
import io.muster.verification.model.ProofPolicy.Rule;
import io.muster.verification.model.Property;
import io.muster.verification.model.Violation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Proves small diagrams. A deployment demands the control {@code approval} in every tier; deadlines are asked for only
 * where a test says so.
 */
final class Bench {

    /** Steps that may run anywhere. */
    static final Set<String> HARMLESS = Set.of("note");

    private static final List<StepSemantics> STEPS = List.of(
            new StepSemantics("train", Kind.LONG, null, null, Guard.NONE, true, List.of()),
            new StepSemantics(
                    "build",
                    Kind.LONG,
                    new Outcome("built", List.of("frozen", "refused"), List.of("frozen")),
                    null,
                    Guard.NONE,
                    true,
                    List.of()),
            new StepSemantics(
                    "validate",
                    Kind.LONG,
                    new Outcome("validation", List.of("accepted", "rejected"), List.of("accepted")),
                    "validation",
                    Guard.NONE,
                    false,
                    List.of()),
            new StepSemantics("deploy", Kind.SHORT, null, null, Guard.DEPLOY, false, List.of()),
            new StepSemantics(
                    "tryDeploy",
                    Kind.SHORT,
                    new Outcome("deployment", List.of("done", "failed"), List.of("done")),
                    null,
                    Guard.DEPLOY,
                    false,
                    List.of()),
            new StepSemantics("promote", Kind.SHORT, null, null, Guard.PROMOTE, false, List.of()),
            new StepSemantics("rollback", Kind.SHORT, null, null, Guard.ROLLBACK, false, List.of()),
            new StepSemantics("suspend", Kind.SHORT, null, null, Guard.SUSPEND, false, List.of()),
            new StepSemantics("retire", Kind.SHORT, null, null, Guard.RETIRE, false, List.of()),
            new StepSemantics("note", Kind.SHORT, null, null, Guard.NONE, false, List.of()),
            new StepSemantics("outside", Kind.OUTSIDE, null, null, Guard.NONE, false, List.of()),
            new StepSemantics(
                    "describe",
                    Kind.SHORT,
                    null,
                    null,
                    Guard.NONE,
                    false,
                    List.of(
                            new Written("origin", ValueType.TEXT, List.of("trained", "vendor")),
                            new Written("size", ValueType.INTEGER, List.of()))),
            new StepSemantics(
                    "classify",
                    Kind.SHORT,
                    null,
                    null,
                    Guard.NONE,
                    false,
                    List.of(new Written("tier", ValueType.INTEGER, List.of()))));

    private static final List<List<DeploymentFile>> DRAWN = new ArrayList<>();

    private final List<DeploymentFile> diagrams = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private final List<Demand> demands = new ArrayList<>();
    private final List<ProofPolicy.Separation> separations = new ArrayList<>();
    private final Set<String> inServiceWaits = new TreeSet<>();
    private Duration longest;
    private int bound = 200_000;
    private Duration time = ProofLimits.DEFAULT.time();
    private Proof proof;

    private Bench() {
        set(Property.DEADLINE, Enforcement.OFF);
        demand(Guard.DEPLOY, "approval");
    }

    static Bench draw(String lines) {
        return new Bench().and("main", lines);
    }

    static Bench files(List<DeploymentFile> diagrams) {
        var bench = new Bench();
        bench.diagrams.addAll(diagrams);
        return bench;
    }

    Bench and(String process, String lines) {
        diagrams.add(Drawing.of(process, lines));
        return this;
    }

    Bench set(Property property, Enforcement enforcement) {
        rules.removeIf(rule -> rule.property() == property);
        ProofPolicy.TIERS.forEach(tier -> rules.add(new Rule(property, tier, enforcement)));
        return this;
    }

    Bench withDeadlines() {
        return set(Property.DEADLINE, Enforcement.ENFORCE);
    }

    Bench demand(Guard guard, String... controls) {
        ProofPolicy.TIERS.forEach(tier -> demands.add(new Demand(guard, tier, null, Set.of(controls))));
        return this;
    }

    Bench demand(Guard guard, int tier, String origin, String control) {
        demands.add(new Demand(guard, tier, origin, Set.of(control)));
        return this;
    }

    Bench demandPeople(Guard guard, int people, String control) {
        var quorum = Set.of(new ProofPolicy.Quorum(control, people));
        ProofPolicy.TIERS.forEach(tier -> demands.add(new Demand(guard, tier, null, Set.of(control), quorum)));
        return this;
    }

    Bench demandNothing() {
        demands.clear();
        return this;
    }

    Bench separate(String control, String from) {
        ProofPolicy.TIERS.forEach(tier -> separations.add(new ProofPolicy.Separation(tier, control, from)));
        return this;
    }

    Bench declareWait(String element) {
        inServiceWaits.add(InServiceWaits.key("main", element));
        return this;
    }

    Bench atMost(Duration wait) {
        longest = wait;
        return this;
    }

    Bench bound(int states) {
        bound = states;
        return this;
    }

    Bench time(Duration most) {
        time = most;
        return this;
    }

    Proof proof() {
        if (proof == null) {
            proof = examine().proof();
        }
        return proof;
    }

    VerificationResult examine() {
        var longestWaits = longest == null
                ? Map.<Integer, Duration>of()
                : ProofPolicy.TIERS.stream().collect(Collectors.toMap(Function.identity(), tier -> longest));
        var policy = new ProofPolicy(rules, demands, separations, inServiceWaits, longestWaits);
        DRAWN.add(List.copyOf(diagrams));
        return new Verifier(meanings(), policy, new ProofLimits(bound, time)).examine(diagrams);
    }

    List<DeploymentFile> diagrams() {
        return List.copyOf(diagrams);
    }

    /** The deployments that these tests prove, and none that others proved before them in the same JVM. */
    static List<List<DeploymentFile>> drawnDuring(Runnable tests) {
        DRAWN.clear();
        tests.run();
        return List.copyOf(DRAWN);
    }

    static DiagramSemantics meanings() {
        return DiagramSemantics.of(STEPS, List.of(routing(), grading(), sizing(), counting(), mixing()));
    }

    /** One approval or two, by origin. */
    private static DecisionSemantics routing() {
        return new DecisionSemantics() {
            @Override
            public String id() {
                return "routing";
            }

            @Override
            public Set<String> inputs() {
                return Set.of("origin");
            }

            @Override
            public Answers answers(Map<String, String> known) {
                return known.containsKey("origin")
                        ? Answers.of(known.get("origin").equals("vendor") ? "two" : "one")
                        : Answers.of("one", "two");
            }
        };
    }

    /** A number by origin, whatever the tier is. */
    private static DecisionSemantics grading() {
        return table(
                "grading",
                "origin",
                Optional.of(ValueType.INTEGER),
                null,
                known -> known.containsKey("origin")
                        ? Answers.of(known.get("origin").equals("vendor") ? "3" : "2")
                        : Answers.of("2", "3"));
    }

    /** Two approvals for one size, of which no condition speaks. */
    private static DecisionSemantics sizing() {
        return table(
                "sizing",
                "size",
                Optional.of(ValueType.TEXT),
                null,
                known -> known.containsKey("size")
                        ? Answers.of(known.get("size").equals("1000000") ? "two" : "one")
                        : Answers.of("one", "two"));
    }

    private static DecisionSemantics counting() {
        return table("counting", "size", Optional.of(ValueType.INTEGER), "adds up", known -> Answers.of("1", "2"));
    }

    private static DecisionSemantics mixing() {
        return table("mixing", "size", Optional.empty(), null, known -> Answers.of("1", "two"));
    }

    private static DecisionSemantics table(
            String id,
            String input,
            Optional<ValueType> type,
            String objection,
            Function<Map<String, String>, Answers> answers) {
        return new DecisionSemantics() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public Set<String> inputs() {
                return Set.of(input);
            }

            @Override
            public Optional<ValueType> type() {
                return type;
            }

            @Override
            public Optional<String> objection() {
                return Optional.ofNullable(objection);
            }

            @Override
            public Answers answers(Map<String, String> known) {
                return answers.apply(known);
            }
        };
    }

    void isProven() {
        assertThat(proof().untranslated()).isEmpty();
        assertThat(proof().violations()).extracting(Violation::inWords).isEmpty();
        assertThat(proof().properties()).extracting(Proof.Result::verdict).containsOnly(Proof.Verdict.PROVEN);
    }

    /**
     * @param path ids of the elements on the shortest way
     * @param others that are broken as well
     */
    Violation violates(Property property, String path, Property... others) {
        var broken = new ArrayList<>(List.of(others));
        broken.add(property);
        assertThat(proof().untranslated()).isEmpty();
        assertThat(proof().violations())
                .as("%s", proof().violations().stream().map(Violation::inWords).toList())
                .extracting(Violation::property)
                .containsOnly(broken.toArray(Property[]::new));
        var violation = proof().result(property).violations().get(0);
        assertThat(violation.elements()).isEqualTo(Arrays.asList(path.split(" ")));
        return violation;
    }

    void refuses(String element, String why) {
        assertThat(proof().permitsDeployment()).isFalse();
        assertThat(proof().untranslated()).anySatisfy(found -> {
            assertThat(found.element()).isEqualTo(element);
            assertThat(found.what()).contains(why);
        });
        assertThat(proof().properties()).extracting(Proof.Result::verdict).containsOnly(Proof.Verdict.UNDECIDED);
    }
}
