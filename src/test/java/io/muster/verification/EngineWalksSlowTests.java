package io.muster.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.processfiles.DeploymentFile;
import io.muster.verification.model.DiagramSemantics.StepSemantics;
import io.muster.verification.model.ProofPolicy;
import io.muster.verification.net.Net;
import io.muster.verification.net.Translator;
import io.muster.verification.search.model.SearchModel;
import io.muster.verification.search.semantics.StateGraph;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The proof and the engine agree on the meaning of a diagram: the engine walks at random through every diagram that the module's
 * other tests draw, and through random ones, and after each step is in a state that the proof foresees from where it was.
 * The save points of the diagrams are drawn as well, so that it stops between any two elements.
 *
 * <p>{@code mvn -Pwalks verify} walks three times through each diagram. {@code -Dmuster.walks.seed}, {@code -Dmuster.walks} (walks of each diagram) and {@code -Dmuster.walks.only} (number of
 * a diagram) set what is walked; what goes wrong says with which numbers.
 */
class EngineWalksSlowTests {

    private static final long SEED = Long.getLong("muster.walks.seed", 1);
    private static final int WALKS = Integer.getInteger("muster.walks", 1);
    private static final int ONLY = Integer.getInteger("muster.walks.only", -1);
    private static final int BOUND = 20_000;
    private static final int RANDOM_DIAGRAMS = 25;

    private static final Die DIE = new Die();
    private static WalkingEngine engine;
    /** What is refused, too large, or does not begin without an incident is not walked. */
    private static int walked;

    @BeforeAll
    static void start() {
        engine = new WalkingEngine(DIE);
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void neverLeavesTheStateGraphOfADiagramThatIsDrawnForATest() {
        var diagrams = drawnBy(
                GatewaysTests.class,
                ScopesTests.class,
                EventsTests.class,
                WaitingTests.class,
                ControlsTests.class,
                ManyTests.class,
                CountingTests.class,
                ThrownTests.class,
                CompensationTests.class,
                LanguageTests.class);
        assertThat(diagrams).hasSizeGreaterThan(60);
        assertThat(problems(diagrams)).isEmpty();
    }

    @Test
    void neverLeavesTheStateGraphOfARandomDiagram() {
        var diagrams = new ArrayList<List<DeploymentFile>>();
        for (var seed = 0; seed < RANDOM_DIAGRAMS; seed++) {
            diagrams.add(List.of(Drawing.of("main", RandomDiagram.draw(SEED * 1000 + seed, seed % 2 == 0))));
        }
        assertThat(problems(diagrams)).isEmpty();
    }

    /** What the tests of these classes prove, whether they succeed or not. */
    static List<List<DeploymentFile>> drawnBy(Class<?>... classes) {
        return Bench.drawnDuring(() -> {
            for (var tests : classes) {
                try {
                    runAll(tests);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException("The tests of %s cannot be run".formatted(tests), e);
                }
            }
        });
    }

    private static void runAll(Class<?> tests) throws ReflectiveOperationException {
        var made = tests.getDeclaredConstructor();
        made.setAccessible(true);
        for (var method : tests.getDeclaredMethods()) {
            if (method.isAnnotationPresent(Test.class)) {
                method.setAccessible(true);
                try {
                    method.invoke(made.newInstance());
                } catch (InvocationTargetException e) {
                    // Reported where it belongs.
                }
            }
        }
    }

    private static List<String> problems(List<List<DeploymentFile>> deployments) {
        var problems = new ArrayList<String>();
        walked = 0;
        for (var deployment = 0; deployment < deployments.size(); deployment++) {
            for (var walk = 0; walk < WALKS && (ONLY < 0 || ONLY == deployment); walk++) {
                var random = new Random(SEED * 1_000_003 + deployment * 1_009L + walk);
                var share = (deployment + walk) % 3 / 2.0;
                var diagrams = new AsyncDiagrams(random, share).of(deployments.get(deployment));
                var problem = walk(diagrams, random);
                if (problem != null) {
                    problems.add("seed %d, deployment %d, walk %d%n%s%n%s"
                            .formatted(SEED, deployment, walk, problem, text(diagrams)));
                    break;
                }
            }
        }
        if (ONLY < 0) {
            assertThat(walked).isGreaterThan(deployments.size() * WALKS / 2);
        }
        return problems;
    }

    private static String walk(List<DeploymentFile> diagrams, Random random) {
        var processes = Processes.of(diagrams);
        var process = processes.roots().isEmpty() ? "main" : processes.roots().get(0);
        var translation = new Translator(processes.all(), Bench.meanings()).translate(process);
        if (!translation.untranslated().isEmpty()) {
            return null;
        }
        var graph = StateGraph.of(model(translation.net()), BOUND);
        if (!graph.isComplete()) {
            return null;
        }
        DIE.begin(random, graph);
        String deployment;
        try {
            deployment = engine.deploy(diagrams);
        } catch (ParseException e) {
            return null;
        }
        try {
            var entries = translation.net().entries().stream()
                    .map(translation.net()::node)
                    .toList();
            var walk = new EngineWalk(engine, graph, process, DIE);
            var problem = walk.run(entries);
            walked += walk.hasBegun() ? 1 : 0;
            return problem;
        } finally {
            engine.undeploy(deployment);
        }
    }

    private static SearchModel model(Net net) {
        var known = Bench.meanings().steps().values().stream()
                .flatMap(step -> Stream.concat(
                        Stream.ofNullable(step.outcome()).map(StepSemantics.Outcome::variable),
                        step.writes().stream().map(StepSemantics.Written::variable)))
                .collect(Collectors.toSet());
        return new SearchModel(net, 1, new ProofPolicy(List.of(), List.of(), List.of(), Set.of(), Map.of()), known);
    }

    private static String text(List<DeploymentFile> diagrams) {
        return diagrams.stream()
                .map(diagram -> new String(diagram.content(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n"));
    }
}
