package io.muster.verification.search;

import io.muster.verification.model.Property;
import io.muster.verification.search.Exploration.Found;
import io.muster.verification.search.model.SearchModel;
import io.muster.verification.search.reduction.Liveness;
import io.muster.verification.search.reduction.Reduction;
import io.muster.verification.search.semantics.Choices;
import io.muster.verification.search.semantics.Counting;
import io.muster.verification.search.semantics.Label;
import io.muster.verification.search.semantics.Observation;
import io.muster.verification.search.semantics.Reached;
import io.muster.verification.search.semantics.Transition;
import io.muster.verification.search.state.State;
import io.muster.verification.search.state.StateEncoding;
import io.muster.verification.search.state.StateStore;
import io.muster.verification.search.state.Token;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A breadth-first search of every possible run of a net: the first path to a state is a shortest one. Moves whose order
 * makes no difference are not tried in every order; see {@link Reduction}.
 */
public final class Explorer {

    /** The number of states explored in any case, even after a reason to refuse was found. */
    private static final int LOOKING_ABOUT = 20_000;

    private final SearchModel model;
    private final int bound;
    private final boolean reducing;
    private final Reduction reduction;
    private final Liveness liveness;
    private final Counting counting;
    private final StateStore store = new StateStore();
    private final Journal journal;
    private final Neglect neglect;
    private final Map<Integer, Way> entered = new LinkedHashMap<>();
    private final List<Observed> found = new ArrayList<>();
    private final Map<Reached, Way> guards = new LinkedHashMap<>();
    private final Map<List<Object>, Set<String>> seen = new HashMap<>();
    private final BitSet unknown = new BitSet();
    private final BitSet ended = new BitSet();
    private int current = Journal.NOWHERE;
    private BooleanSupplier over = () -> false;
    private Predicate<Observation> settling = any -> false;
    private int enough = Integer.MAX_VALUE;
    private boolean complete = true;

    /** @param bound number of states at which it gives up */
    public Explorer(SearchModel model, int bound) {
        this(model, bound, true, false);
    }

    private Explorer(SearchModel model, int bound, boolean reducing, boolean gentle) {
        this.reducing = reducing;
        this.model = model;
        this.bound = bound;
        this.reduction = new Reduction(model, gentle);
        this.liveness = new Liveness(model);
        this.counting = new Counting(model);
        this.journal = new Journal(model.net());
        this.neglect = new Neglect(journal);
    }

    /** Tries every order: slow, and the reference for the reduction. */
    public static Explorer exhaustive(SearchModel model, int bound) {
        return new Explorer(model, bound, false, false);
    }

    /** @param over whether to give up early; polled repeatedly */
    public Explorer until(BooleanSupplier over) {
        this.over = over;
        return this;
    }

    /**
     * @param settling a reason to refuse by itself: from then on only part of the net is searched for other problems
     */
    public Explorer settledBy(Predicate<Observation> settling) {
        this.settling = settling;
        return this;
    }

    /** Tries more orders, so that on the paths shown only steps that run by themselves go ahead needlessly. */
    public static Explorer showing(SearchModel model, int bound) {
        return new Explorer(model, bound, true, true);
    }

    public Exploration explore() {
        model.net().entries().forEach(this::begin);
        expandAll();
        if (complete && found.stream().noneMatch(each -> each.observation().property() == Property.COMPLETION)) {
            noticeDeadEnds();
        }
        return new Exploration(
                store.size(),
                complete,
                entered(),
                found.stream()
                        .map(each -> new Found(
                                each.observation(),
                                each.way().toldTo(each.observation().node(), journal)))
                        .toList(),
                guards());
    }

    /** Computed on demand: there are as many as elements, each as long as the process. */
    private Map<Integer, Supplier<Trail>> entered() {
        var trails = new LinkedHashMap<Integer, Supplier<Trail>>();
        entered.forEach((node, way) -> trails.put(node, () -> way.toldTo(node, journal)));
        return trails;
    }

    private Map<Reached, Trail> guards() {
        var trails = new LinkedHashMap<Reached, Trail>();
        guards.forEach((reached, way) -> trails.put(reached, way.toldTo(reached.node(), journal)));
        return trails;
    }

    /**
     * As far as it must be kept.
     *
     * @param last what happened after that state; null at the end of the path
     */
    private record Way(int state, @Nullable Label last) {

        Trail toldTo(int node, Journal journal) {
            return last == null ? journal.trail(state) : journal.trail(state, last, node);
        }
    }

    private record Observed(Observation observation, Way way) {}

    private boolean goesOn() {
        complete &= store.size() <= Math.min(bound, enough) && !over.getAsBoolean();
        return complete;
    }

    private void begin(int entry) {
        var choices = new Choices();
        do {
            var run = new Transition(model, new State(new Token(Token.OUTERMOST), 0, false), choices);
            run.begin(entry);
            keep(new Step(run, settled(run)));
        } while (goesOn() && choices.next());
    }

    /**
     * The result of a move.
     *
     * @param state as it is kept; empty when it is stuck
     */
    private record Step(Transition run, byte[] state) {}

    private void expandAll() {
        var next = 0;
        do {
            for (; next < store.size() && goesOn(); next++) {
                current = next;
                expand();
            }
        } while (complete && tryNeglected());
    }

    /** @return whether any token was postponed for ever until now */
    private boolean tryNeglected() {
        var states = neglect.find(store.size());
        states.stream().takeWhile(any -> goesOn()).forEach(state -> {
            current = state;
            tryAll(StateEncoding.decode(store.state(state)));
        });
        return !states.isEmpty();
    }

    private void expand() {
        var state = StateEncoding.decode(store.state(current));
        var tokens = state.tokens();
        for (var next = reduction.candidates(reducing ? tokens : List.of()); next.hasNext(); ) {
            var candidate = next.nextInt();
            var steps = steps(state, candidate);
            if (isEnough(steps, reduction.mayGoRound(tokens.get(candidate)))) {
                steps.forEach(this::keep);
                return;
            }
        }
        tryAll(state);
    }

    private void tryAll(State state) {
        neglect.triedAll(current);
        var tokens = state.tokens().size();
        for (var token = 0; token < tokens && goesOn(); token++) {
            steps(state, token).forEach(this::keep);
        }
    }

    /** Tokens need not be merged without a count to continue, and a cycle soon ends: {@link Neglect} finds the others. */
    private boolean isEnough(List<Step> steps, boolean goesRound) {
        return !steps.isEmpty()
                && steps.stream().noneMatch(step -> step.run().notes().isGathered())
                && (!goesRound || steps.stream().anyMatch(this::leadsOn));
    }

    /** To a state not yet explored. */
    private boolean leadsOn(Step step) {
        if (step.run().notes().isStuck()) {
            return false;
        }
        var known = store.find(step.state());
        return known < 0 || known > current;
    }

    private List<Step> steps(State state, int token) {
        var steps = new ArrayList<Step>();
        var choices = new Choices();
        do {
            var copy = state.copy();
            var run = new Transition(model, copy, choices);
            if (run.move(copy.tokens().get(token))) {
                steps.add(new Step(run, settled(run)));
            }
        } while (choices.next());
        return steps;
    }

    private byte[] settled(Transition run) {
        if (run.notes().isStuck()) {
            return new byte[0];
        }
        liveness.forget(run.state());
        if (counting.settle(run.state())) {
            run.notes().gather();
        }
        return StateEncoding.encode(run.state());
    }

    private void keep(Step step) {
        var from = current;
        var run = step.run();
        run.notes().entered().forEach(node -> entered.computeIfAbsent(node, any -> new Way(from, run.label())));
        run.notes().observations().forEach(observation -> notice(observation, run));
        run.notes().reached().forEach(reached -> notice(reached, run));
        if (run.notes().isStuck()) {
            return;
        }
        var known = store.size();
        var number = store.add(step.state());
        journal.add(from, number, number == known, run);
        if (number == known) {
            unknown.set(number, run.state().hasUnknown(model.vocabulary()));
            ended.set(number, run.state().isEnded());
        }
    }

    private void notice(Reached reached, Transition run) {
        if (!run.state().hasUnknown(model.vocabulary())) {
            guards.computeIfAbsent(reached, any -> new Way(current, run.label()));
        }
    }

    /**
     * The first is the shortest; a later one counts if it concerns a control that none before it named. After an
     * impossible outcome only its consequences are of interest.
     */
    private void notice(Observation observation, Transition run) {
        var possible =
                !run.state().hasUnknown(model.vocabulary()) || observation.property() == Property.REJECT_BY_DEFAULT;
        if (possible && isNew(observation)) {
            if (enough == Integer.MAX_VALUE && settling.test(observation)) {
                enough = Math.max(LOOKING_ABOUT, 2 * store.size());
            }
            found.add(new Observed(observation, new Way(current, run.label())));
        }
    }

    private boolean isNew(Observation observation) {
        var place = List.<Object>of(observation.property(), observation.node());
        var isFirst = !seen.containsKey(place);
        return seen.computeIfAbsent(place, any -> new HashSet<>()).addAll(observation.controls()) || isFirst;
    }

    /** One is enough, because the others mostly follow from it. Where tokens accumulate, the search was cut short. */
    private void noticeDeadEnds() {
        if (found.stream().anyMatch(each -> each.observation().property() == Property.BOUNDED)) {
            return;
        }
        var dead = journal.canReach(ended, store.size());
        dead.flip(0, store.size());
        dead.andNot(unknown);
        if (!dead.isEmpty()) {
            // A state in which nothing moves is clearer than the one where it became inevitable.
            var stopped = (BitSet) dead.clone();
            stopped.andNot(journal.left());
            found.add(deadEnd(stopped.isEmpty() ? dead.nextSetBit(0) : stopped.nextSetBit(0)));
        }
    }

    private Observed deadEnd(int number) {
        var state = StateEncoding.decode(store.state(number));
        return new Observed(new DeadEnd(model).at(state), new Way(number, null));
    }
}
