package io.muster.verification.search.model;

import io.muster.verification.model.DiagramSemantics.StepSemantics;
import io.muster.verification.model.Guard;
import io.muster.verification.net.Net;
import io.muster.verification.net.Node;
import io.muster.verification.net.Node.Kind;
import io.muster.verification.net.NodeAction;
import io.muster.verification.search.state.TrackedVariables;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Set;

/**
 * Events without any observable effect afterwards: reminders, mostly. Whether one occurred is not remembered, as if it
 * could occur again: sixteen events that each occurred or not are too many states.
 */
final class Plain {

    private static final Set<Kind> KINDS =
            EnumSet.of(Kind.BOUNDARY, Kind.PASS, Kind.STOP, Kind.TASK, Kind.HUMAN, Kind.END);

    private final Net net;
    private final TrackedVariables vocabulary;

    Plain(Net net, TrackedVariables vocabulary) {
        this.net = net;
        this.vocabulary = vocabulary;
    }

    boolean isFollowedByNothing(int event) {
        var seen = new BitSet();
        for (var node = net.node(event); isPlain(node) && !seen.get(node.index()); ) {
            if (node.outgoing().isEmpty()) {
                return node.kind() == Kind.END;
            }
            seen.set(node.index());
            node = net.node(node.outgoing().get(0).target());
        }
        return false;
    }

    private boolean isPlain(Node node) {
        return KINDS.contains(node.kind())
                && node.outgoing().size() <= 1
                && node.outgoing().stream().allMatch(flow -> flow.condition() == null)
                && node.boundaries().isEmpty()
                && node.handler() < 0
                && isPlain(node.work());
    }

    private boolean isPlain(NodeAction work) {
        if (work instanceof NodeAction.Automatic automatic) {
            return isPlain(automatic.step());
        }
        return work == NodeAction.NOTHING
                || work instanceof NodeAction.Human human
                        && human.control() == null
                        && vocabulary.index(human.variable()) < 0;
    }

    private boolean isPlain(StepSemantics step) {
        return step.guard() == Guard.NONE
                && !step.voids()
                && step.provides() == null
                && (step.outcome() == null || vocabulary.index(step.outcome().variable()) < 0)
                && step.writes().stream().allMatch(written -> vocabulary.index(written.variable()) < 0);
    }
}
