package io.muster.verification.search;

import io.muster.verification.model.Property;
import io.muster.verification.search.model.SearchModel;
import io.muster.verification.search.reduction.Liveness;
import io.muster.verification.search.reduction.Reduction;
import io.muster.verification.search.semantics.Choices;
import io.muster.verification.search.semantics.Counting;
import io.muster.verification.search.semantics.Observation;
import io.muster.verification.search.semantics.Transition;
import io.muster.verification.search.state.State;
import io.muster.verification.search.state.StateEncoding;
import io.muster.verification.search.state.StateStore;
import io.muster.verification.search.state.Token;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

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
    private final ExplorationLog log;
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
        this.log = new ExplorationLog(model, journal);
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
        if (complete && !log.has(Property.COMPLETION)) {
            noticeDeadEnds();
        }
        return log.exploration(store.size(), complete);
    }

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
        log.add(from, run).filter(settling).limit(1).forEach(any -> soonEnough());
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

    private void soonEnough() {
        if (enough == Integer.MAX_VALUE) {
            enough = Math.max(LOOKING_ABOUT, 2 * store.size());
        }
    }

    /** One is enough, because the others mostly follow from it. Where tokens accumulate, the search was cut short. */
    private void noticeDeadEnds() {
        if (log.has(Property.BOUNDED)) {
            return;
        }
        var dead = journal.canReach(ended, store.size());
        dead.flip(0, store.size());
        dead.andNot(unknown);
        if (!dead.isEmpty()) {
            // A state in which nothing moves is clearer than the one where it became inevitable.
            var stopped = (BitSet) dead.clone();
            stopped.andNot(journal.left());
            noticeDeadEnd(stopped.isEmpty() ? dead.nextSetBit(0) : stopped.nextSetBit(0));
        }
    }

    private void noticeDeadEnd(int number) {
        var state = StateEncoding.decode(store.state(number));
        log.add(new DeadEnd(model).at(state), number);
    }
}
