package io.muster.verification;

import io.muster.processfiles.DiagramUnreadable;
import io.muster.verification.FuzzOracle.Answer;
import io.muster.verification.Verifier.VerificationResult;
import io.muster.verification.model.ProofLimits;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;

/** A series of walks through diagrams, which compares and counts the comparisons. */
final class FuzzCampaign {

    /** States after which a diagram is undecided: most have a few hundred. */
    private static final int BOUND = 4_000;

    private static final int WALKS_OF_OTHERS = 2;

    private final FuzzEngine engine;
    private final Function<FuzzDiagram, VerificationResult> verifier;
    private final Map<String, Long> counts = new TreeMap<>();
    private final Set<String> distinct = new HashSet<>();
    private long walks;

    FuzzCampaign(FuzzEngine engine) {
        this(engine, FuzzCampaign::examine);
    }

    /** @param verifier the one to be tested */
    FuzzCampaign(FuzzEngine engine, Function<FuzzDiagram, VerificationResult> verifier) {
        this.engine = engine;
        this.verifier = verifier;
    }

    static VerificationResult examine(FuzzDiagram diagram) {
        return new Verifier(Bench.meanings(), diagram.policy(), new ProofLimits(BOUND, ProofLimits.DEFAULT.time()))
                .examine(diagram.diagrams());
    }

    /**
     * The engine did something that the proof does not know.
     *
     * @param seed of the walk
     * @param afterWalks how many walks of this diagram it took
     */
    record Discrepancy(
            FuzzDiagram diagram, Answer answer, List<String> missed, Observed observed, long seed, int afterWalks) {

        String text() {
            return "%s: %s%nwalk seed %d, found by walk %d of this diagram%n%s%n%s%n"
                    .formatted(answer, String.join("\n  ", missed), seed, afterWalks, diagram.text(), observed.text());
        }

        /** What kind of thing it is, whatever it is called. */
        String kind() {
            return missed.get(0)
                    .replaceAll("tier \\d", "")
                    .replaceAll("N\\d+|B\\d+", "")
                    .replaceAll("[^A-Za-z]+", " ");
        }
    }

    long walks() {
        return walks;
    }

    Map<String, Long> counts() {
        counts.put(
                "guarded steps reached, distinct by diagram, step, tier, origin and controls", (long) distinct.size());
        counts.put("walks", walks);
        return counts;
    }

    private void count(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    /**
     * Proves a diagram, and walks through it where the proof claims to know everything.
     *
     * @param most walks, if it is permitted; a quarter of them if it is refused
     * @return the first discrepancy, or null
     */
    Discrepancy judge(FuzzDiagram diagram, long seed, int most) {
        FuzzOracle oracle;
        count("diagrams");
        var begun = System.nanoTime();
        try {
            oracle = new FuzzOracle(verifier.apply(diagram), diagram.policy());
        } catch (DiagramUnreadable e) {
            count("diagrams: unreadable");
            return null;
        } finally {
            counts.merge("milliseconds of proving", (System.nanoTime() - begun) / 1_000_000, Long::sum);
        }
        count("diagrams: " + oracle.answer());
        if (!oracle.claimsToKnow()) {
            return null;
        }
        String deployment;
        try {
            deployment = engine.deploy(diagram.diagrams());
        } catch (ProcessEngineException e) {
            if (!isAboutTheDiagram(e)) {
                throw e;
            }
            count("diagrams: refused by the engine");
            return null;
        }
        try {
            return walk(diagram, oracle, seed, oracle.answer() == Answer.PERMITTED ? most : Math.max(1, most / 4));
        } finally {
            engine.undeploy(deployment);
        }
    }

    /** An id that is drawn twice is no {@link ParseException}. */
    private static boolean isAboutTheDiagram(ProcessEngineException refusal) {
        return refusal instanceof ParseException || refusal.getMessage().contains("ENGINE-01009");
    }

    /** The same walk by these moves only, if it shows the same kind of discrepancy. */
    Optional<Discrepancy> again(Discrepancy found, List<String> moves) {
        var oracle =
                new FuzzOracle(verifier.apply(found.diagram()), found.diagram().policy());
        var deployment = engine.deploy(found.diagram().diagrams());
        try {
            var observed =
                    new FuzzWalk(engine, found.diagram(), found.observed().root(), found.seed(), moves).run();
            var missed = oracle.missed(observed);
            return missed.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Discrepancy(
                                    found.diagram(),
                                    found.answer(),
                                    missed,
                                    observed,
                                    found.seed(),
                                    found.afterWalks()))
                            .filter(other -> other.kind().equals(found.kind()));
        } finally {
            engine.undeploy(deployment);
        }
    }

    /** Whether the engine can be led to a guarded step without its controls, regardless of the proof. */
    boolean isTrap(FuzzDiagram diagram, long seed, int most) {
        var deployment = engine.deploy(diagram.diagrams());
        try {
            for (var walk = 0; walk < most; walk++) {
                var observed = new FuzzWalk(engine, diagram, "main", seed * 1_000_003 + walk).run();
                if (observed.reaches().stream()
                        .anyMatch(reach ->
                                !reach.lacks(diagram.policy(), observed.tier()).isEmpty())) {
                    return true;
                }
            }
            return false;
        } finally {
            engine.undeploy(deployment);
        }
    }

    private Discrepancy walk(FuzzDiagram diagram, FuzzOracle oracle, long seed, int most) {
        for (var walk = 0; walk < most; walk++) {
            var walkSeed = seed * 1_000_003 + walk;
            var observed = new FuzzWalk(engine, diagram, root(diagram, walk, most), walkSeed).run();
            walks++;
            note(diagram, oracle, observed);
            var missed = oracle.missed(observed);
            if (!missed.isEmpty()) {
                count("DISCREPANCIES");
                return new Discrepancy(diagram, oracle.answer(), missed, observed, walkSeed, walk + 1);
            }
        }
        return null;
    }

    /** Sometimes another process that may be started by itself; the engine's plugin does not start processes that are only called. */
    private static String root(FuzzDiagram diagram, int walk, int most) {
        if (diagram.processes().size() == 1 || walk < most - WALKS_OF_OTHERS) {
            return "main";
        }
        var roots = Processes.of(diagram.diagrams()).roots();
        return roots.isEmpty() ? "main" : roots.get(walk % roots.size());
    }

    private void note(FuzzDiagram diagram, FuzzOracle oracle, Observed observed) {
        count("walks: " + oracle.answer());
        observed.broken().keySet().forEach(property -> count("broken and known: " + property.id()));
        for (var reach : observed.reaches()) {
            count("guarded steps reached");
            if (oracle.isExact(observed, reach)) {
                count("guarded steps reached, with exactly these controls known");
            }
            if (!reach.lacks(diagram.policy(), observed.tier()).isEmpty()) {
                count("guarded steps reached without what they demand, and known");
            }
            distinct.add(System.identityHashCode(diagram) + " " + observed.root() + observed.tier() + reach);
        }
    }
}
