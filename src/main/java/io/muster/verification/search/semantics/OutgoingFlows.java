package io.muster.verification.search.semantics;

import io.muster.verification.net.Node;
import io.muster.verification.net.Node.Flow;
import io.muster.verification.net.Node.Kind;
import io.muster.verification.search.state.Token;
import java.util.ArrayList;
import java.util.List;

/** The flows a token takes when it leaves. */
record OutgoingFlows(VariableMemory memory) {

    /** Empty when no condition holds and there is no default. */
    List<Flow> of(Token token, Node node) {
        if (node.kind() == Kind.PARALLEL) {
            return node.outgoing();
        }
        var exclusive = node.kind() == Kind.EXCLUSIVE;
        var taken = new ArrayList<Flow>();
        for (var flow : node.outgoing()) {
            if (isOpen(token, node, flow, exclusive)) {
                taken.add(flow);
                if (exclusive) {
                    return taken;
                }
            }
        }
        return taken.isEmpty()
                ? node.outgoing().stream()
                        .filter(flow -> flow.index() == node.defaultFlow())
                        .toList()
                : taken;
    }

    /** The engine evaluates a default flow's condition at exclusive gateways only. */
    private boolean isOpen(Token token, Node node, Flow flow, boolean exclusive) {
        if (flow.index() == node.defaultFlow() && (!exclusive || flow.condition() == null)) {
            return false;
        }
        return flow.condition() == null || memory.holds(token.frame(), flow.condition());
    }
}
