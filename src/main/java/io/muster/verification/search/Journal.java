package io.muster.verification.search;

import io.muster.verification.model.Violation.PathStep;
import io.muster.verification.net.Net;
import io.muster.verification.net.Node;
import io.muster.verification.net.Node.Kind;
import io.muster.verification.net.NodeAction;
import io.muster.verification.search.semantics.Label;
import io.muster.verification.search.semantics.Label.Visit;
import io.muster.verification.search.semantics.Transition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A compact record of how states were reached. */
final class Journal {

    static final int NOWHERE = -1;

    private final Net net;
    private final Numbers parents = new Numbers();
    private final Numbers labels = new Numbers();
    private final Numbers from = new Numbers();
    private final Numbers to = new Numbers();
    private final List<Label> distinct = new ArrayList<>();
    private final Map<Label, Integer> numbers = new HashMap<>();

    Journal(Net net) {
        this.net = net;
    }

    void add(int source, int target, boolean isNew, Transition run) {
        if (isNew) {
            parents.add(source);
            labels.add(number(run.label()));
        }
        // The number of tokens is no longer known, so no promise that an end can be reached may rest on it (ADR 014).
        if (source != NOWHERE && !run.notes().isRescue() && !run.notes().isGathered()) {
            from.add(source);
            to.add(target);
        }
    }

    private int number(Label label) {
        return numbers.computeIfAbsent(label, any -> {
            distinct.add(label);
            return distinct.size() - 1;
        });
    }

    /** The path to a state. */
    Trail trail(int state) {
        var way = new ArrayDeque<Label>();
        for (var at = state; at != NOWHERE; at = parents.get(at)) {
            way.addFirst(distinct.get(labels.get(at)));
        }
        return trail(way);
    }

    /** The path to a state, and from there to a node. */
    Trail trail(int state, Label last, int node) {
        var way = new ArrayDeque<Label>();
        for (var at = state; at != NOWHERE; at = parents.get(at)) {
            way.addFirst(distinct.get(labels.get(at)));
        }
        way.addLast(last);
        if (node >= 0 && !last.leadsOver(node)) {
            way.addLast(new Label(List.of(new Visit(node, false)), Map.of()));
        }
        return trail(way);
    }

    private Trail trail(Iterable<Label> way) {
        var steps = new ArrayList<PathStep>();
        var voiding = "";
        for (var label : way) {
            for (var visit : label.visits()) {
                var node = net.node(visit.node());
                if (node.kind() != Kind.MULTI && node.kind() != Kind.STOP && !(isBeginning(node) && !steps.isEmpty())) {
                    steps.add(step(node, label.values(visit), visit.interrupted()));
                }
                if (!visit.interrupted()
                        && node.work() instanceof NodeAction.Automatic automatic
                        && automatic.step().voids()) {
                    voiding = node.element().spoken();
                }
            }
        }
        return new Trail(steps, voiding);
    }

    private PathStep step(Node node, Map<String, String> values, boolean interrupted) {
        var element = node.element();
        var unspoken = element.name() == null
                && node.work() == NodeAction.NOTHING
                && node.kind() != Kind.TASK
                && !isBeginning(node);
        return new PathStep(
                element.process(),
                element.id(),
                unspoken ? null : element.spoken(),
                new TreeMap<>(values),
                interrupted);
    }

    /** Every path shows its start event, even one without a name. */
    private boolean isBeginning(Node node) {
        return node.kind() == Kind.START && net.entries().contains(node.index());
    }

    /** States that have a successor. */
    BitSet left() {
        var left = new BitSet();
        for (var edge = 0; edge < from.size(); edge++) {
            left.set(from.get(edge));
        }
        return left;
    }

    /** States from which one of these can be reached without an event from outside. */
    BitSet canReach(BitSet goals, int states) {
        var sources = sources(states);
        var reached = new BitSet();
        goals.stream().filter(goal -> !reached.get(goal)).forEach(goal -> sources.add(reached, goal));
        return reached;
    }

    /** Except by events from outside and by merged tokens: wherever those occur, all tokens are tried. */
    Sources sources(int states) {
        return new Sources(from, to, states);
    }

    /** Which states lead to a state, directly or by others. */
    static final class Sources {

        private final Numbers from;
        /** The last way to each state. */
        private final int[] last;
        /** The way to the same state before each way. */
        private final int[] before;

        /**
         * @param from where each way begins
         * @param to where it leads
         */
        Sources(Numbers from, Numbers to, int states) {
            this.from = from;
            this.last = new int[states];
            this.before = new int[from.size()];
            Arrays.fill(last, Journal.NOWHERE);
            for (var way = 0; way < from.size(); way++) {
                before[way] = last[to.get(way)];
                last[to.get(way)] = way;
            }
        }

        /** Adds a state and all that lead to it, but for what only those lead to that are in there already. */
        void add(BitSet reached, int state) {
            var queue = new ArrayDeque<Integer>();
            reached.set(state);
            queue.add(state);
            while (!queue.isEmpty()) {
                for (var way = last[queue.remove()]; way != Journal.NOWHERE; way = before[way]) {
                    if (!reached.get(from.get(way))) {
                        reached.set(from.get(way));
                        queue.add(from.get(way));
                    }
                }
            }
        }
    }

    /** A growing list of primitive ints, because there may be millions. */
    static final class Numbers {

        private int[] numbers = new int[256];
        private int size;

        void add(int number) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            numbers[size++] = number;
        }

        int get(int index) {
            return numbers[index];
        }

        int size() {
            return size;
        }
    }
}
