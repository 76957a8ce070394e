package io.muster.verification.property;

import io.muster.verification.model.DiagramSemantics;
import io.muster.verification.model.DiagramSemantics.StepSemantics;
import io.muster.verification.model.Guard.GuardReached;
import io.muster.verification.model.ProofLimits;
import io.muster.verification.model.ProofPolicy;
import io.muster.verification.model.ProofPolicy.Enforcement;
import io.muster.verification.model.Property;
import io.muster.verification.model.TimerDuration;
import io.muster.verification.model.Violation;
import io.muster.verification.model.Violation.PathStep;
import io.muster.verification.model.Violation.Untranslated;
import io.muster.verification.net.Net;
import io.muster.verification.net.Node;
import io.muster.verification.net.NodeAction;
import io.muster.verification.search.Exploration;
import io.muster.verification.search.Explorer;
import io.muster.verification.search.Trail;
import io.muster.verification.search.model.SearchModel;
import io.muster.verification.search.semantics.Reached;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The proof of one process with all it calls, in every tier. */
public final class ProcessProof {

    /** The number of states explored again to show the paths that people expect. */
    private static final int MOST_SHOWN = 2_000;

    private final Net net;
    private final ProofPolicy policy;
    private final Set<String> known;
    private final ProofLimits limits;
    private final BooleanSupplier late;
    private final BitSet entered = new BitSet();
    private final List<Violation> violations = new ArrayList<>();
    private final List<GuardReached> guards = new ArrayList<>();
    private long states;
    private boolean complete = true;
    private @Nullable Untranslated unfinished;

    /**
     * @param limits at which the proof gives up
     * @param late whether the time is over
     */
    public ProcessProof(
            Net net, ProofPolicy policy, DiagramSemantics meanings, ProofLimits limits, BooleanSupplier late) {
        this.net = net;
        this.policy = policy;
        this.known =
                meanings.steps().values().stream().flatMap(ProcessProof::writes).collect(Collectors.toSet());
        this.limits = limits;
        this.late = late;
    }

    public void run() {
        ProofPolicy.TIERS.forEach(this::run);
        if (complete) {
            noticeDeadNodes();
        }
    }

    public List<Violation> violations() {
        return violations;
    }

    /** Guarded steps, with each set of controls they are reached with. */
    public List<GuardReached> guards() {
        return guards;
    }

    public long states() {
        return states;
    }

    public boolean isComplete() {
        return complete;
    }

    /** Why the proof gave up, if it did. */
    public Optional<Untranslated> unfinished() {
        return Optional.ofNullable(unfinished);
    }

    private Untranslated unfinished(int tier, Exploration exploration) {
        return new Untranslated(net.process(), net.process(), whyUnfinished(tier, exploration));
    }

    private String whyUnfinished(int tier, Exploration exploration) {
        if (late.getAsBoolean()) {
            return "the time for the proof was over: %s for the whole deployment"
                    .formatted(TimerDuration.inWords(limits.time()));
        }
        return exploration.states() > limits.states()
                ? "the search gave up in tier %d after %,d states".formatted(tier, limits.states())
                : "its proof stopped in tier %d after %,d states: a guarded step is reached without a control, which is a reason to refuse it"
                        .formatted(tier, exploration.states());
    }

    private boolean isReasonEnough(Property property, int tier) {
        return property == Property.CONTROL_BEFORE_GUARD && policy.enforcement(property, tier) == Enforcement.ENFORCE;
    }

    private void run(int tier) {
        var model = new SearchModel(net, tier, policy, known);
        var exploration = new Explorer(model, limits.states())
                .until(late)
                .settledBy(observation -> isReasonEnough(observation.property(), tier))
                .explore();
        states += exploration.states();
        complete &= exploration.complete() && !isCut(exploration, tier);
        if (!exploration.complete() && unfinished == null) {
            unfinished = unfinished(tier, exploration);
        }
        entered.or(exploration.enteredNodes());
        exploration = shown(model, exploration);
        exploration.found().forEach(found -> add(found.observation().property(), tier, why(found), found.trail()));
        exploration.guards().forEach((reached, trail) -> guards.add(guard(tier, reached, trail)));
        noticeDeadlines(tier, exploration);
        noticeLongWaits(tier, exploration);
        noticeSecondWriters(tier, exploration);
    }

    /** The search stops where tokens accumulate, so that must be a reason to refuse. */
    private boolean isCut(Exploration exploration, int tier) {
        return policy.enforcement(Property.BOUNDED, tier) != Enforcement.ENFORCE
                && exploration.found().stream()
                        .anyMatch(found -> found.observation().property() == Property.BOUNDED);
    }

    /** If any path is to be shown, explores again, up to {@link #MOST_SHOWN} states, for paths that people expect. */
    private Exploration shown(SearchModel model, Exploration exploration) {
        var isShown = !exploration.found().isEmpty()
                || !new Deadlines(net, policy)
                        .missing(exploration.enteredNodes())
                        .isEmpty();
        return isShown
                ? exploration.showing(
                        Explorer.showing(model, MOST_SHOWN).until(late).explore())
                : exploration;
    }

    private static String why(Exploration.Found found) {
        var since = found.trail().lastVoiding();
        return found.observation().property() != Property.CONTROL_BEFORE_GUARD || since.isEmpty()
                ? found.observation().why()
                : "%s since '%s'".formatted(found.observation().why(), since);
    }

    private void noticeDeadlines(int tier, Exploration exploration) {
        new Deadlines(net, policy)
                .missing(exploration.enteredNodes())
                .forEach(node -> add(
                        Property.DEADLINE,
                        tier,
                        "'%s' may wait forever".formatted(node.element().spoken()),
                        exploration.entered().get(node.index()).get()));
    }

    private void noticeLongWaits(int tier, Exploration exploration) {
        var allowed = policy.longestWaits().get(tier);
        if (allowed == null) {
            return;
        }
        var wait = new LongestWait(net, exploration.enteredNodes()).find();
        var steps = wait.way().stream().map(ProcessProof::step).toList();
        if (wait.endless()) {
            add(Property.LONGEST_WAIT, tier, "timers can repeat without any check in between", new Trail(steps, ""));
        } else if (wait.length().compareTo(allowed) > 0) {
            var why = "%s without a check, permitted are %s"
                    .formatted(TimerDuration.inWords(wait.length()), TimerDuration.inWords(allowed));
            add(Property.LONGEST_WAIT, tier, why, new Trail(steps, ""));
        }
    }

    private void noticeSecondWriters(int tier, Exploration exploration) {
        new SingleWriter(net)
                .others().stream()
                        .filter(other ->
                                exploration.entered().containsKey(other.node().index()))
                        .filter(other ->
                                exploration.entered().containsKey(other.task().index()))
                        .forEach(other -> add(
                                Property.SINGLE_WRITER,
                                tier,
                                "'%s' is the decision of '%s', but this element writes it as well"
                                        .formatted(
                                                other.variable(),
                                                other.task().element().spoken()),
                                exploration.entered().get(other.node().index()).get()));
    }

    private void noticeDeadNodes() {
        new DeadElements(net, entered)
                .all()
                .forEach(dead -> add(
                        Property.NO_DEAD_ELEMENT,
                        ProofPolicy.TIERS.get(0),
                        dead.inWords(),
                        new Trail(List.of(step(dead.first())), "")));
    }

    private void add(Property property, int tier, String why, Trail trail) {
        violations.add(
                new Violation(property, policy.enforcement(property, tier), net.process(), tier, why, trail.steps()));
    }

    private GuardReached guard(int tier, Reached reached, Trail trail) {
        var node = net.node(reached.node());
        return new GuardReached(
                step(node),
                ((NodeAction.Automatic) node.work()).step().guard(),
                tier,
                reached.origin(),
                reached.given(),
                trail.steps());
    }

    private static PathStep step(Node node) {
        return new PathStep(
                node.element().process(), node.element().id(), node.element().name(), Map.of());
    }

    private static Stream<String> writes(StepSemantics step) {
        return Stream.concat(
                Stream.ofNullable(step.outcome()).map(StepSemantics.Outcome::variable),
                step.writes().stream().map(StepSemantics.Written::variable));
    }
}
