package io.muster.verification.property;

import io.muster.verification.net.Net;
import io.muster.verification.net.Node;
import io.muster.verification.net.NodeAction;
import java.util.List;
import java.util.stream.Stream;

/** The check that nothing else in the same process writes a variable that a person's decision writes. */
final class SingleWriter {

    private final Net net;

    public SingleWriter(Net net) {
        this.net = net;
    }

    /** Another element that writes it. */
    public record Other(Node node, String variable, Node task) {}

    public List<Other> others() {
        return net.nodes().stream()
                .filter(node -> node.work() instanceof NodeAction.Human human
                        && !human.variable().isEmpty())
                .flatMap(task -> others(task, ((NodeAction.Human) task.work()).variable()))
                .toList();
    }

    private Stream<Other> others(Node task, String variable) {
        return net.nodes().stream()
                .filter(node -> process(node) == process(task))
                .filter(node -> !node.element().id().equals(task.element().id()))
                .filter(node -> writes(node).anyMatch(variable::equals))
                .map(other -> new Other(other, variable, task));
    }

    private static Stream<String> writes(Node node) {
        if (node.work() instanceof NodeAction.Human human) {
            return Stream.of(human.variable());
        }
        if (node.work() instanceof NodeAction.Table table) {
            return Stream.of(table.result());
        }
        if (node.work() instanceof NodeAction.Call call) {
            return call.out().stream().map(NodeAction.Handover::target);
        }
        if (node.work() instanceof NodeAction.Automatic automatic) {
            var step = automatic.step();
            return Stream.concat(
                    Stream.ofNullable(step.outcome()).map(outcome -> outcome.variable()),
                    step.writes().stream().map(written -> written.variable()));
        }
        return Stream.empty();
    }

    /** Index of the scope that holds a node's variables. */
    private int process(Node node) {
        var scope = net.scope(node.scope());
        while (!scope.process()) {
            scope = net.scope(net.node(scope.owner()).scope());
        }
        return scope.index();
    }
}
