package io.muster.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.verification.FuzzCampaign.Discrepancy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever the real engine can be led to, the proof knows of: random deployments are proved, and then walked by schedulers
 * that try to get to a guarded step without what it demands. What the proof does not know of is cut down and printed with its
 * seed, its diagram and every move.
 *
 * <p>{@code mvn -Pwalks verify} walks 100,000 times; {@code -Dmuster.fuzz.walks} and {@code -Dmuster.fuzz.seed} (of the first
 * diagram) set what is walked. {@code target/walks.txt} says how much of what was compared.
 */
class DifferentialProofModuleTests {

    private static final long SEED = Long.getLong("muster.fuzz.seed", 1);
    private static final int WALKS = Integer.getInteger("muster.fuzz.walks", 200);
    /** Of seeds that nobody walked before. */
    private static final int FRESH_WALKS = WALKS / 4;

    private static final int WALKS_EACH = 20;
    private static final int WALKS_OF_A_TRAP = 100;
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
            assertThat(new FuzzCampaign(engine).isTrap(trap, SEED, WALKS_OF_A_TRAP))
                    .as("is it a trap? %s%n%s", name, trap.text())
                    .isTrue();

            var found = new FuzzCampaign(engine).judge(trap, SEED, WALKS_EACH);
            assertThat(found == null ? "" : found.text()).as(name).isEmpty();
            assertThat(new FuzzOracle(FuzzCampaign.examine(trap), trap.policy()).answer())
                    .as(name)
                    .isNotEqualTo(FuzzOracle.Answer.PERMITTED);
        });
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
        assertIsNoticed(DifferentialProofModuleTests::knowingOfNoGuard);
    }

    @Test
    void cutsDownWhatItFinds() {
        var campaign = new FuzzCampaign(engine, DifferentialProofModuleTests::knowingOfNoGuard);
        var found = walk(campaign, SEED, 2_000, 1).get(0);

        var smallest = new FuzzShrinker(campaign, SECONDS_TO_SHRINK_A_LITTLE).shrink(found);

        assertThat(smallest.diagram().size())
                .as(smallest.text())
                .isLessThan(found.diagram().size());
        assertThat(smallest.text()).contains("walk seed", "process main", "reaches main/");
    }

    /** The first one is cut down. */
    private static List<String> texts(FuzzCampaign campaign, List<Discrepancy> found) {
        var shrinker = new FuzzShrinker(campaign, SECONDS_TO_SHRINK);
        return found.stream()
                .map(each -> each.equals(found.get(0)) ? shrinker.shrink(each).text() : each.text())
                .toList();
    }

    /** That nobody accepted anything is nothing to this proof. */
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

    /** And the proof as it is does know of it. */
    private static void assertIsNoticed(Function<FuzzDiagram, VerificationResult> unsound) {
        var campaign = new FuzzCampaign(engine, unsound);

        var found = walk(campaign, SEED, 1_000, 1);

        assertThat(found).anySatisfy(each -> {
            var sound = new FuzzOracle(
                    FuzzCampaign.examine(each.diagram()), each.diagram().policy());
            assertThat(sound.missed(each.observed())).isEmpty();
        });
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
