package io.muster.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.verification.FuzzCampaign.Discrepancy;
import io.muster.verification.Verifier.VerificationResult;
import io.muster.verification.model.Property;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The proof knows everything that the real engine can be led to: random deployments are proved, and then walked by
 * schedulers that try to reach a guarded step without its controls. A discrepancy is reduced and printed with its seed, its diagram and every move.
 *
 * <p>{@code mvn -Pwalks verify} walks 100,000 times; {@code -Dmuster.fuzz.walks} and {@code -Dmuster.fuzz.seed} (of the first
 * diagram) set what is walked. {@code target/walks.txt} says how much of what was compared.
 */
class DifferentialProofSlowTests {

    private static final long SEED = Long.getLong("muster.fuzz.seed", 1);
    private static final int WALKS = Integer.getInteger("muster.fuzz.walks", 120);
    /** With new seeds. */
    private static final int FRESH_WALKS = WALKS / 4;

    private static final int WALKS_EACH = 20;
    private static final int WALKS_OF_A_TRAP = 100;
    private static final int WALKS_OF_A_SOURCE = 300;
    /** With diagrams that show that walks find something at all. */
    private static final long KNOWN_SEED = 1;

    private static final int ENOUGH = 5;
    private static final int SECONDS_TO_SHRINK = 60;
    private static final int SECONDS_TO_SHRINK_A_LITTLE = 5;
    private static final int PROGRESS = 1_000;

    private static FuzzEngine engine;

    @BeforeAll
    static void start() {
        engine = new FuzzEngine();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void theEngineDoesNothingThatTheProofDoesNotKnowOf() throws IOException {
        var begun = System.nanoTime();
        var campaign = new FuzzCampaign(engine);
        var fresh = Math.floorMod(System.nanoTime(), 1_000_000_000L) + 1_000_000_000L;
        var found = walk(campaign, SEED, WALKS - FRESH_WALKS);
        found.addAll(walk(campaign, fresh, WALKS));
        var figures = figures(campaign, (System.nanoTime() - begun) / 1_000_000_000)
                + "%nseeds from %d, and fresh ones from %d%n".formatted(SEED, fresh);
        System.out.println(figures);
        Files.writeString(Path.of("target", "walks.txt"), figures);

        assertThat(texts(campaign, found)).as("%s", figures).isEmpty();
        var counts = campaign.counts();
        // Else nothing is compared.
        assertThat(counts.get("diagrams: PERMITTED")).isGreaterThan(counts.get("diagrams") / 8);
        assertThat(counts.get("guarded steps reached, distinct by diagram, step, tier, origin and controls"))
                .isGreaterThan(WALKS / 20);
    }

    @Test
    void theEngineIsLedIntoEachKnownTrapAndTheProofKnowsOfIt() {
        KnownTraps.all().forEach((name, trap) -> {
            assertThat(new FuzzCampaign(engine).isTrap(trap, KNOWN_SEED, WALKS_OF_A_TRAP))
                    .as("is it a trap? %s%n%s", name, trap.text())
                    .isTrue();

            var found = new FuzzCampaign(engine).judge(trap, KNOWN_SEED, WALKS_EACH);
            assertThat(found == null ? "" : found.text()).as(name).isEmpty();
            assertThat(new FuzzOracle(FuzzCampaign.examine(trap), trap.policy()).answer())
                    .as(name)
                    .isNotEqualTo(FuzzOracle.Answer.PERMITTED);
        });
    }

    /**
     * Each way of sending one token after another to a join is one that the engine really has; but for a condition, which comes as
     * often as its variable is written, here once, and of which the proof assumes more.
     */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CONDITION")
    void theEngineFillsAJoinByWhatTheProofSaysFillsIt(CountingTests.Source source) {
        var diagram = source.drawn(3);

        assertThat(new FuzzCampaign(engine).isTrap(diagram, KNOWN_SEED, WALKS_OF_A_SOURCE))
                .as(diagram.text())
                .isTrue();
        var found = new FuzzCampaign(engine).judge(diagram, KNOWN_SEED, WALKS_EACH);
        assertThat(found == null ? "" : found.text()).isEmpty();
    }

    /** The proof tries every order, and says that it may not end; the engine takes the flow that is drawn first. */
    @Test
    void onlyTheDrawnOrderOfItsFlowsSavesAnInclusiveJoinFromWaitingForEver() {
        assertThat(endless(ApproximationTests.forkBeforeAnInclusiveJoin("Which", "Join")))
                .isZero();
        assertThat(endless(ApproximationTests.forkBeforeAnInclusiveJoin("Join", "Which")))
                .isPositive();
    }

    private static long endless(FuzzDiagram diagram) {
        var deployment = engine.deploy(diagram.diagrams());
        try {
            return IntStream.range(0, WALKS_EACH)
                    .filter(seed -> new FuzzWalk(engine, diagram, "main", seed)
                            .run()
                            .broken()
                            .containsKey(Property.COMPLETION))
                    .count();
        } finally {
            engine.undeploy(deployment);
        }
    }

    @Test
    void noticesAProofThatCountsNoFurtherThanThree() {
        assertIsNoticed(diagram -> FuzzCampaign.examine(rewritten(diagram, "many=[4-9]", "many=3")));
    }

    @Test
    void noticesAProofThatTakesAMessageForOneThatComesOnce() {
        assertIsNoticed(diagram ->
                FuzzCampaign.examine(rewritten(diagram, "(message=\\w+|every=\\S+) gently", "after=P1D gently")));
    }

    @Test
    void noticesAProofThatSeesNoAttachedEvents() {
        assertIsNoticed(diagram ->
                FuzzCampaign.examine(rewritten(diagram, "^on (\\S+) to=\\S+ (message|after|every)=.*", "task $1")));
    }

    @Test
    void noticesAProofThatKnowsOfNoGuardedStep() {
        assertIsNoticed(DifferentialProofSlowTests::knowingOfNoGuard);
    }

    @Test
    void cutsDownWhatItFinds() {
        var campaign = new FuzzCampaign(engine, DifferentialProofSlowTests::knowingOfNoGuard);
        var found = walk(campaign, KNOWN_SEED, 2_000, 1).get(0);

        var smallest = new FuzzShrinker(campaign, SECONDS_TO_SHRINK_A_LITTLE).shrink(found);

        assertThat(smallest.diagram().size())
                .as(smallest.text())
                .isLessThan(found.diagram().size());
        assertThat(smallest.text()).contains("walk seed", "process main", "reaches main/");
        var moves = smallest.observed().moves();
        assertThat(campaign.again(smallest, moves)).isPresent();
        for (var at = 0; at < moves.size(); at++) {
            var fewer = new ArrayList<>(moves);
            fewer.remove(at);
            assertThat(campaign.again(smallest, fewer))
                    .as("without %s of %s", moves.get(at), moves)
                    .isEmpty();
        }
    }

    /** The first one is cut down. */
    private static List<String> texts(FuzzCampaign campaign, List<Discrepancy> found) {
        var shrinker = new FuzzShrinker(campaign, SECONDS_TO_SHRINK);
        return found.stream()
                .map(each -> each.equals(found.get(0)) ? shrinker.shrink(each).text() : each.text())
                .toList();
    }

    /** A proof that ignores whether a sign-off was accepted. */
    private static VerificationResult knowingOfNoGuard(FuzzDiagram diagram) {
        var examination = FuzzCampaign.examine(diagram);
        return new VerificationResult(examination.proof(), List.of(), examination.complete());
    }

    private static FuzzDiagram rewritten(FuzzDiagram diagram, String what, String by) {
        var other = diagram;
        for (var process : diagram.processes().entrySet()) {
            other = other.with(
                    process.getKey(),
                    process.getValue().stream()
                            .map(line -> line.replaceFirst(what, by))
                            .toList());
        }
        return other;
    }

    /** In a known trap or in what is drawn; and the proof as it is does know of it, or claims nothing. */
    private static void assertIsNoticed(Function<FuzzDiagram, VerificationResult> unsound) {
        var campaign = new FuzzCampaign(engine, unsound);

        var found = KnownTraps.all().values().stream()
                .map(trap -> campaign.judge(trap, KNOWN_SEED, WALKS_OF_A_TRAP))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> walk(campaign, KNOWN_SEED, 2_000, 1).get(0));

        var sound = new FuzzOracle(
                FuzzCampaign.examine(found.diagram()), found.diagram().policy());
        assertThat(sound.claimsToKnow() ? sound.missed(found.observed()) : List.of())
                .isEmpty();
        assertThat(sound.answer()).isNotEqualTo(FuzzOracle.Answer.PERMITTED);
    }

    private static List<Discrepancy> walk(FuzzCampaign campaign, long seed, long walks) {
        return walk(campaign, seed, walks, ENOUGH);
    }

    private static List<Discrepancy> walk(FuzzCampaign campaign, long seed, long walks, int enough) {
        var found = new ArrayList<Discrepancy>();
        for (var next = seed; campaign.walks() < walks && found.size() < enough; next++) {
            var before = campaign.walks() / PROGRESS;
            var discrepancy = campaign.judge(FuzzDiagrams.draw(next), next, WALKS_EACH);
            if (discrepancy != null) {
                found.add(discrepancy);
            }
            if (campaign.walks() / PROGRESS > before) {
                System.out.println(
                        "%d walks, next seed %d, %d found".formatted(campaign.walks(), next + 1, found.size()));
            }
        }
        return found;
    }

    private static String figures(FuzzCampaign campaign, long seconds) {
        return campaign.counts().entrySet().stream()
                        .map(count -> "%s: %d".formatted(count.getKey(), count.getValue()))
                        .collect(Collectors.joining("\n"))
                + "\nseconds: " + seconds;
    }
}
