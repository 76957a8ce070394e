package io.muster.verification.search;

import io.muster.verification.model.PathStep;
import io.muster.verification.net.Net;
import io.muster.verification.net.Node;
import io.muster.verification.net.Node.Kind;
import io.muster.verification.net.NodeAction;
import io.muster.verification.search.semantics.Label;
import io.muster.verification.search.semantics.Label.Visit;
import io.muster.verification.search.semantics.Transition;
import java.util.ArrayDeque;
import java.util.ArrayList;
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
}
