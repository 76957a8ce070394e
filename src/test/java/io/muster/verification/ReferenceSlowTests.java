package io.muster.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.muster.verification.model.Guard;
import io.muster.verification.model.ProofPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Two independently written programs agree on diagrams that are drawn, and spoilt, at random: the proof, and
 * {@link io.muster.verification.reference.ReferenceInterpreter}. What they do not agree on is printed with its seed and its
 * diagrams.
 *
 * <p>{@code -Dmuster.reference.diagrams}, {@code -Dmuster.reference.seed} (of the first) and {@code -Dmuster.reference.states}
 * (more than which the reference does not play) set what is compared; {@code target/reference.txt} says how much of what.
 */
class ReferenceSlowTests {

    private static final int ENOUGH = 20;
    private static final long SEED = Long.getLong("muster.reference.seed", 0);
    private static final int DIAGRAMS = Integer.getInteger("muster.reference.diagrams", ENOUGH);
    private static final int MOST_DRAWN = 60;

    private static final ProofPolicy POLICY = new ProofPolicy(
            List.of(),
            ProofPolicy.TIERS.stream()
                    .map(tier -> new ProofPolicy.Demand(Guard.DEPLOY, tier, null, Set.of("approval")))
                    .toList(),
            List.of(new ProofPolicy.Separation(1, "approval", "review")),
            Set.of(),
            Map.of(1, Duration.ofDays(30)));

    private final Map<String, Integer> counts = new TreeMap<>();

    @Test
    void raisesNoFalseAlarmOverWhatIsSoundByConstruction() {
        var problems = new ArrayList<String>();
        for (var seed = SEED; seed < SEED + DIAGRAMS; seed++) {
            var drawn = RandomDiagrams.draw(seed);
            var opinion = new SecondOpinion(drawn.diagrams(), drawn.policy(), counts);
            var alarms = opinion.alarms();
            alarms.addAll(opinion.differences());
            if (!alarms.isEmpty()) {
                problems.add("seed %d%n%s%n%s".formatted(seed, alarms, opinion.text()));
            }
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void saysOfSpoiltDiagramsWhatTheReferenceSays() throws IOException {
        var problems = new ArrayList<String>();
        for (var seed = SEED; seed < SEED + DIAGRAMS; seed++) {
            problems.addAll(problems(seed));
        }
        Files.writeString(Path.of("target", "reference.txt"), counts.toString());
        assertThat(problems).isEmpty();
        if (DIAGRAMS >= ENOUGH) {
            assertThat(counts.get("compared")).isGreaterThan(DIAGRAMS / 3);
            assertThat(counts).containsKeys("broken: control-before-guard", "broken: option-to-complete");
        }
    }

    @Test
    void saysOfDiagramsThatAreDrawnForTestsWhatTheReferenceSays() {
        var drawn = EngineWalksSlowTests.drawnBy(
                GatewaysTests.class,
                ScopesTests.class,
                EventsTests.class,
                WaitingTests.class,
                ControlsTests.class,
                ThrownTests.class,
                CompensationTests.class,
                NeglectTests.class,
                LanguageTests.class);
        var problems = new ArrayList<String>();
        for (var diagrams : drawn) {
            var opinion = new SecondOpinion(diagrams, POLICY, counts);
            try {
                opinion.differences().forEach(difference -> problems.add(difference + "\n" + opinion.text()));
            } catch (UnsupportedOperationException e) {
                counts.merge("not played by the reference", 1, Integer::sum);
            }
        }
        assertThat(problems).isEmpty();
        assertThat(counts.get("compared")).isGreaterThan(MOST_DRAWN);
    }

    @Test
    void sharesNoCodeThatTranslatesOrSearches() {
        var reference = new ClassFileImporter().importPackages("io.muster.verification.reference");

        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.muster.verification.net",
                        "io.muster.verification.search",
                        "io.muster.verification.property",
                        "io.muster.verification.condition")
                .because("a second opinion is worth something only if it is formed alone")
                .check(reference);
    }

    /** Every third diagram is spoilt in two places. */
    private List<String> problems(long seed) {
        var drawn = RandomDiagrams.draw(seed);
        var mutations = new Mutations(new Random(seed));
        var mutated = mutations.mutate(drawn.diagrams());
        if (seed % 3 == 0) {
            mutated = mutations.mutate(mutated);
        }
        var opinion = new SecondOpinion(mutated.diagrams(), drawn.policy(), counts);
        var what = mutated.what();
        return opinion.differences().stream()
                .map(difference -> "seed %d, %s%n%s%n%s".formatted(seed, what, difference, opinion.text()))
                .toList();
    }
}
