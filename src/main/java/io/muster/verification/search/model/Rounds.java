package io.muster.verification.search.model;

import io.muster.verification.net.Net;
import io.muster.verification.net.Node;
import io.muster.verification.net.Node.Kind;
import io.muster.verification.net.Trigger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Cycles of tokens, and places where tokens may accumulate because something on a cycle sends one each time. Unlimited
 * events from outside do not count: no one is forced to send them.
 */
public final class Rounds {

    private final Net net;
    private final BitSet loops = new BitSet();
    private final BitSet sent = new BitSet();
    private final BitSet heaps = new BitSet();

    Rounds(Net net) {
        this.net = net;
        var graph = new StronglyConnectedComponents(net.nodes().size(), node -> next(net.node(node)));
        net.nodes().stream().filter(node -> graph.isOnCycle(node.index())).forEach(node -> loops.set(node.index()));
        reach(net.nodes().stream()
                .filter(node -> loops.get(node.index()))
                .flatMap(this::sends)
                .toList());
        reachEscalations();
        sent.stream().filter(node -> waits(net.node(node))).forEach(heaps::set);
    }

    /** An event that is thrown on a cycle, or by its handler, is caught any number of times. */
    private void reachEscalations() {
        var heard = net.nodes().stream()
                .filter(node -> node.trigger() != null
                        && node.trigger().type() == Trigger.Type.ESCALATION
                        && !node.trigger().interrupting())
                .map(Node::index)
                .toList();
        var graph = new StronglyConnectedComponents(net.nodes().size(), index -> {
            var next = next(net.node(index));
            net.inside(net.node(index).inner()).forEach(next::add);
            next.addAll(net.node(index).kind() == Kind.ESCALATE ? heard : List.of());
            return next;
        });
        if (net.nodes().stream()
                .anyMatch(
                        node -> node.kind() == Kind.ESCALATE && (graph.isOnCycle(node.index()) || isRepeated(node)))) {
            reach(heard);
        }
    }

    private static List<Integer> next(Node node) {
        var next = new ArrayList<>(node.boundaries());
        node.outgoing().forEach(flow -> next.add(flow.target()));
        return next;
    }

    private Stream<Integer> sends(Node round) {
        var splits = round.kind() != Kind.EXCLUSIVE && round.outgoing().size() > 1;
        return Stream.concat(
                splits ? round.outgoing().stream().map(flow -> flow.target()) : Stream.of(),
                round.boundaries().stream()
                        .filter(event -> !net.node(event).trigger().interrupting()));
    }

    private boolean isRepeated(Node node) {
        var owner = net.scope(node.scope()).owner();
        return loops.get(node.index()) || owner >= 0 && isRepeated(net.node(owner));
    }

    private void reach(List<Integer> from) {
        var queue = new ArrayList<>(from);
        while (!queue.isEmpty()) {
            var node = queue.remove(queue.size() - 1);
            if (!sent.get(node)) {
                sent.set(node);
                net.node(node).outgoing().forEach(flow -> queue.add(flow.target()));
            }
        }
    }

    /** Whether flows or attached events lead from a node back to it. */
    public boolean goesRound(int node) {
        return loops.get(node);
    }

    /** Whether more and more tokens may wait at a node, inside it, or in a scope around it. */
    public boolean mayAccumulate(Node node) {
        var owner = net.scope(node.scope()).owner();
        return sent.get(node.index()) || owner >= 0 && mayAccumulate(net.node(owner));
    }

    /** Whether they wait in this very place: steps that run by themselves complete. */
    public boolean isHeap(Node node) {
        return heaps.get(node.index());
    }

    private boolean waits(Node node) {
        return node.waits() || net.inside(node.inner()).anyMatch(inside -> waits(net.node(inside)));
    }
}
