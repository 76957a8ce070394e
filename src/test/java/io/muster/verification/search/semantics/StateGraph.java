package io.muster.verification.search.semantics;

import io.muster.verification.model.Property;
import io.muster.verification.net.Node.Kind;
import io.muster.verification.search.model.SearchModel;
import io.muster.verification.search.state.Domain;
import io.muster.verification.search.state.State;
import io.muster.verification.search.state.StateEncoding;
import io.muster.verification.search.state.StateStore;
import io.muster.verification.search.state.Token;
import io.muster.verification.search.state.TrackedVariables;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** All states of a net and all moves between them: nothing is forgotten and every order is tried. */
public final class StateGraph {

    /** Of a state in which some tokens are not counted. */
    private static final String ANY_SHAPE = "any";

    private final SearchModel model;
    private final int bound;
    private final Counting counting;
    private final StateStore store = new StateStore();
    private final List<BitSet> next = new ArrayList<>();
    private final List<String> shapes = new ArrayList<>();
    private final Map<Integer, BitSet> begun = new TreeMap<>();

    private boolean heaps;

    private StateGraph(SearchModel model, int bound) {
        this.model = model;
        this.bound = bound;
        this.counting = new Counting(model);
    }

    public static StateGraph of(SearchModel model, int bound) {
        var graph = new StateGraph(model, bound);
        for (var entry : model.net().entries()) {
            var states = graph.begun.computeIfAbsent(entry, any -> new BitSet());
            graph.each(choices -> {
                var run = new Transition(model, new State(new Token(Token.OUTERMOST), 0, false), choices);
                run.begin(entry);
                graph.keep(run, states);
            });
        }
        for (var state = 0; state < graph.store.size() && graph.isComplete(); state++) {
            graph.expand(state);
        }
        return graph;
    }

    /** False when there are more states than the bound, or tokens accumulate. */
    public boolean isComplete() {
        return store.size() <= bound && !heaps;
    }

    public int size() {
        return store.size();
    }

    public TrackedVariables vocabulary() {
        return model.vocabulary();
    }

    /** Codes of errors that a step may fail with. */
    public List<String> errorCodes() {
        return model.errorCodes();
    }

    /** States in which a process may be that just began at this start event. */
    public BitSet begun(String start) {
        var states = new BitSet();
        begun.forEach((entry, all) -> {
            if (model.net().node(entry).element().id().equals(start)) {
                states.or(all);
            }
        });
        return states;
    }

    /** These states and all that can follow. */
    public BitSet following(BitSet from) {
        var reached = (BitSet) from.clone();
        var queue = new ArrayDeque<Integer>();
        from.stream().forEach(queue::add);
        while (!queue.isEmpty()) {
            next.get(queue.remove()).stream()
                    .filter(state -> !reached.get(state))
                    .forEach(state -> {
                        reached.set(state);
                        queue.add(state);
                    });
        }
        return reached;
    }

    /** Those of the states that are what was seen. */
    public BitSet matching(BitSet among, Marking seen) {
        var matching = new BitSet();
        var shape = seen.shape();
        among.stream()
                .filter(state ->
                        shapes.get(state).equals(shape) || shapes.get(state).equals(ANY_SHAPE))
                .filter(state -> matches(StateEncoding.decode(store.state(state)).root, seen))
                .forEach(matching::set);
        return matching;
    }

    /** Those of the states in which nothing is left. */
    public BitSet ended(BitSet among) {
        var ended = new BitSet();
        among.stream()
                .filter(state -> StateEncoding.decode(store.state(state)).isEnded())
                .forEach(ended::set);
        return ended;
    }

    /** For people who look for a mistake. */
    public String describe(BitSet states) {
        return states.stream()
                .limit(40)
                .mapToObj(state -> StateEncoding.decode(store.state(state)).root)
                .map(root -> shape(root) + values(root))
                .distinct()
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private String values(Token process) {
        var values = new TreeMap<String, Integer>();
        for (var i = 0; i < process.values.length; i++) {
            values.put(vocabulary().domain(i).name(), process.values[i]);
        }
        return values.toString();
    }

    private void expand(int number) {
        next.add(new BitSet());
        var state = StateEncoding.decode(store.state(number));
        for (var token = 0; token < state.tokens().size(); token++) {
            var position = token;
            each(choices -> {
                var copy = state.copy();
                var run = new Transition(model, copy, choices);
                if (run.move(copy.tokens().get(position))) {
                    keep(run, next.get(number));
                }
            });
        }
    }

    private void keep(Transition run, BitSet into) {
        heaps |= run.notes().observations().stream().anyMatch(each -> each.property() == Property.BOUNDED);
        if (run.notes().isStuck()) {
            return;
        }
        counting.settle(run.state());
        var known = store.size();
        var number = store.add(StateEncoding.encode(run.state()));
        into.set(number);
        if (number == known) {
            shapes.add(
                    run.state().tokens().stream().anyMatch(token -> token.has(Token.MANY))
                            ? ANY_SHAPE
                            : shape(run.state().root));
        }
    }

    private void each(Consumer<Choices> way) {
        var choices = new Choices();
        do {
            way.accept(choices);
        } while (choices.next());
    }

    private String shape(Token token) {
        return place(token)
                + token.inside.stream().map(this::shape).sorted().collect(Collectors.joining(" ", "(", ")"));
    }

    private String place(Token token) {
        if (token.at == Token.OUTERMOST) {
            return model.net().process();
        }
        var node = model.node(token);
        return node.element().id() + (node.kind() == Kind.MULTI ? "*" : "");
    }

    private boolean matches(Token token, Marking seen) {
        return place(token).equals(seen.place())
                && token.inside.size() <= seen.inside().size()
                && hasValues(token, seen)
                && pairsUp(unfolded(token.inside), new ArrayList<>(seen.inside()));
    }

    /** Of those that are not counted, as many as there must be; then the token that stands for more. */
    private List<Token> unfolded(List<Token> tokens) {
        var unfolded = new ArrayList<Token>();
        var many = tokens.stream().filter(token -> token.has(Token.MANY)).toList();
        tokens.stream().filter(token -> !token.has(Token.MANY)).forEach(unfolded::add);
        many.forEach(token -> {
            for (var time = 0; time <= model.counted(token.at); time++) {
                var one = token.copy();
                one.flags &= ~Token.MANY;
                unfolded.add(one);
            }
        });
        unfolded.addAll(many);
        return unfolded;
    }

    private boolean pairsUp(List<Token> tokens, List<Marking> seen) {
        if (tokens.stream().allMatch(token -> token.has(Token.MANY))) {
            return seen.stream().allMatch(each -> tokens.stream().anyMatch(token -> matches(token, each)));
        }
        for (var each : List.copyOf(seen)) {
            if (matches(tokens.get(0), each)) {
                var rest = new ArrayList<>(seen);
                rest.remove(each);
                if (pairsUp(tokens.subList(1, tokens.size()), rest)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean hasValues(Token token, Marking seen) {
        if (token.values == null || seen.values() == null) {
            return token.values == null && seen.values() == null;
        }
        for (var i = 0; i < token.values.length; i++) {
            if (!isValue(vocabulary().domain(i), token.values[i], seen.values())) {
                return false;
            }
        }
        return true;
    }

    /** What the artifact's change made stale is still there in the engine, whatever it was. */
    private static boolean isValue(Domain domain, int value, Map<String, String> seen) {
        return domain.isStale(value)
                || value != Domain.UNKNOWN && java.util.Objects.equals(domain.word(value), seen.get(domain.name()));
    }
}
