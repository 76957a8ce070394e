package io.muster.verification.property;

import io.muster.verification.net.Net;
import io.muster.verification.net.Node;
import io.muster.verification.net.Node.Kind;
import io.muster.verification.net.Trigger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Elements that no token reaches. Those that can be reached only through one of them are reported with it, because they
 * have the same cause.
 */
final class DeadElements {

    private static final int MOST_NAMED = 3;

    private final Net net;
    private final List<Node> dead;

    /** @param entered nodes that tokens reach, in any tier */
    DeadElements(Net net, BitSet entered) {
        this.net = net;
        this.dead = net.nodes().stream()
                .filter(node -> !entered.get(node.index()) && node.kind() != Kind.STOP)
                .filter(node -> net.scope(node.scope()).owner() < 0
                        || entered.get(net.scope(node.scope()).owner()))
                .filter(node -> node.kind() != Kind.BOUNDARY || node.trigger().type() != Trigger.Type.COMPENSATION)
                .toList();
    }

    /**
     * An element that is never reached, and others that are unreachable because of it.
     *
     * @param behind in the order in which they follow
     */
    record Dead(Node first, List<Node> behind) {

        String inWords() {
            var words = "'%s' can never be reached".formatted(first.element().spoken());
            if (behind.isEmpty()) {
                return words;
            }
            var names = behind.stream()
                    .limit(MOST_NAMED)
                    .map(node -> "'%s'".formatted(node.element().spoken()))
                    .toList();
            var more = behind.size() > MOST_NAMED ? " and %d more".formatted(behind.size() - MOST_NAMED) : "";
            return "%s, nor what follows it: %s%s".formatted(words, String.join(", ", names), more);
        }
    }

    /** First those without a dead predecessor, then one of each cycle. */
    List<Dead> all() {
        var found = new ArrayList<Dead>();
        var reported = new BitSet();
        for (var heads : List.of(dead.stream().filter(this::isHead).toList(), dead)) {
            heads.stream()
                    .filter(node -> !reported.get(node.index()))
                    .forEach(node -> found.add(new Dead(node, behind(node, reported))));
        }
        return found;
    }

    private boolean isHead(Node node) {
        return dead.stream().noneMatch(other -> other != node && leadsTo(other, node));
    }

    private List<Node> behind(Node head, BitSet reported) {
        var behind = new ArrayList<Node>();
        var open = new ArrayDeque<>(List.of(head));
        reported.set(head.index());
        while (!open.isEmpty()) {
            var node = open.remove();
            dead.stream()
                    .filter(other -> !reported.get(other.index()) && leadsTo(node, other))
                    .forEach(other -> {
                        reported.set(other.index());
                        behind.add(other);
                        open.add(other);
                    });
        }
        return List.copyOf(behind);
    }

    /** By a flow, also across a save point, or because it is attached to it. */
    private boolean leadsTo(Node from, Node to) {
        return from.boundaries().contains(to.index())
                || from.outgoing().stream()
                        .map(flow -> net.node(flow.target()))
                        .anyMatch(next -> next == to || next.kind() == Kind.STOP && leadsTo(next, to));
    }
}
