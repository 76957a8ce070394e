package io.muster.verification.property;

import io.muster.verification.model.InServiceWaits;
import io.muster.verification.model.ProofPolicy;
import io.muster.verification.net.Net;
import io.muster.verification.net.Node;
import io.muster.verification.net.Node.Kind;
import io.muster.verification.net.Trigger;
import java.util.BitSet;
import java.util.List;

/**
 * The check that every wait has a deadline: an interrupting timer at the activity, at a scope around it, or in an event
 * sub-process around it; or a timer among the events an event-based gateway waits for.
 */
final class Deadlines {

    private final Net net;
    private final ProofPolicy policy;

    public Deadlines(Net net, ProofPolicy policy) {
        this.net = net;
        this.policy = policy;
    }

    /** @return nodes at which a token may wait for ever */
    public List<Node> missing(BitSet entered) {
        return net.nodes().stream()
                .filter(node -> entered.get(node.index()))
                .filter(Node::waits)
                .filter(node -> !isBehindGateway(node))
                .filter(node -> !mayWait(node))
                .filter(node -> !hasDeadline(node))
                .toList();
    }

    private boolean mayWait(Node node) {
        var element = node.element();
        return policy.inServiceWaits().contains(InServiceWaits.key(element.process(), element.id()));
    }

    /** Whether the gateway before the node does the waiting. */
    private boolean isBehindGateway(Node node) {
        var sources = net.nodes().stream()
                .filter(other -> other.outgoing().stream().anyMatch(flow -> flow.target() == node.index()))
                .toList();
        return node.kind() == Kind.CATCH
                && !sources.isEmpty()
                && sources.stream().allMatch(source -> source.kind() == Kind.EVENT_GATEWAY);
    }

    private boolean hasDeadline(Node node) {
        if (node.kind() == Kind.CATCH && node.trigger().type() == Trigger.Type.TIMER) {
            return true;
        }
        if (node.kind() == Kind.EVENT_GATEWAY
                && node.outgoing().stream()
                        .anyMatch(flow -> net.node(flow.target()).trigger().type() == Trigger.Type.TIMER)) {
            return true;
        }
        return isLimited(node);
    }

    private boolean isLimited(Node node) {
        if (node.boundaries().stream()
                .anyMatch(event -> net.node(event).trigger().isDeadline())) {
            return true;
        }
        var scope = net.scope(node.scope());
        // An interrupting event has stopped the other events of the scope as well.
        var tookOver = node.kind() == Kind.EVENT_SUB_PROCESS && node.trigger().interrupting();
        if (!tookOver
                && scope.eventSubProcesses().stream()
                        .anyMatch(event -> net.node(event).trigger().isDeadline())) {
            return true;
        }
        return scope.owner() >= 0 && isLimited(net.node(scope.owner()));
    }
}
