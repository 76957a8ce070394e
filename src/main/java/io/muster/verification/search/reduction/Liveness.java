package io.muster.verification.search.reduction;

import io.muster.verification.condition.Condition;
import io.muster.verification.net.Node;
import io.muster.verification.net.Node.Flow;
import io.muster.verification.net.Node.Kind;
import io.muster.verification.net.NodeAction;
import io.muster.verification.search.model.SearchModel;
import io.muster.verification.search.model.StronglyConnectedComponents;
import io.muster.verification.search.state.Domain;
import io.muster.verification.search.state.State;
import io.muster.verification.search.state.Token;
import io.muster.verification.search.state.TrackedVariables;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Removal of variables that are not read before they are written again (live-variable analysis: Aho and others,
 * Compilers, 2006, section 9.2). States that differ in nothing else then become one. That a control has no known
 * outcome is never forgotten: every guarded step reads it.
 */
public final class Liveness {

    private final SearchModel model;
    private final BitSet[] live;

    public Liveness(SearchModel model) {
        this.model = model;
        this.live = model.net().nodes().stream().map(node -> new BitSet()).toArray(BitSet[]::new);
        var graph = new StronglyConnectedComponents(
                live.length, node -> following(model.net().node(node)));
        graph.components().forEach(this::grow);
    }

    /** The successors of a node come before it; a cycle takes several passes. */
    private void grow(List<Integer> component) {
        var grown = true;
        while (grown) {
            grown = component.stream().map(node -> grow(model.net().node(node))).reduce(false, Boolean::logicalOr);
        }
    }

    private List<Integer> following(Node node) {
        var following = others(node);
        node.outgoing().forEach(flow -> following.add(flow.target()));
        return following;
    }

    public void forget(State state) {
        forget(state.root, asked(state.root));
    }

    /** Forgets in the process that begins here, and in those it calls. */
    private void forget(Token process, BitSet asked) {
        for (var index = 0; index < process.values.length; index++) {
            var unanswered = process.values[index] == Domain.MISSING || process.values[index] == Domain.UNKNOWN;
            if (!asked.get(index) && !unanswered && !isOrigin(process, index)) {
                process.values[index] = Domain.UNDEFINED;
            }
        }
    }

    /** The demands of a guard may depend on it. */
    private boolean isOrigin(Token process, int index) {
        return process.at == Token.OUTERMOST && index == model.vocabulary().index(TrackedVariables.ORIGIN);
    }

    private BitSet asked(Token process) {
        var asked = new BitSet();
        if (process.at != Token.OUTERMOST) {
            ((NodeAction.Call) model.node(process).work()).out().forEach(handover -> add(asked, handover.source()));
        }
        addInside(process, asked);
        return asked;
    }

    private void addInside(Token scope, BitSet asked) {
        if (model.hasScope(scope) && !model.is(scope, Kind.MULTI)) {
            model.scope(scope).eventSubProcesses().forEach(event -> asked.or(live[event]));
        }
        for (var token : scope.inside) {
            asked.or(live[token.at]);
            if (token.values == null) {
                addInside(token, asked);
            } else {
                forget(token, asked(token));
            }
        }
    }

    private boolean grow(Node node) {
        var before = live[node.index()].cardinality();
        var after = new BitSet();
        node.outgoing().stream().map(Flow::condition).forEach(condition -> add(after, condition));
        node.outgoing().forEach(flow -> after.or(live[flow.target()]));
        after.andNot(written(node));
        live[node.index()].or(after);
        addReads(live[node.index()], node);
        others(node).forEach(other -> live[node.index()].or(live[other]));
        return live[node.index()].cardinality() > before;
    }

    private List<Integer> others(Node node) {
        var others = new ArrayList<>(node.boundaries());
        if (node.inner() >= 0 && !model.net().scope(node.inner()).process()) {
            others.addAll(model.net().scope(node.inner()).starts());
            others.addAll(model.net().scope(node.inner()).eventSubProcesses());
        }
        if (node.work() instanceof NodeAction.Compensates compensates) {
            compensates
                    .activities()
                    .forEach(each -> others.add(model.net().node(each).handler()));
        }
        return others;
    }

    private void addReads(BitSet reads, Node node) {
        if (node.trigger() != null) {
            add(reads, node.trigger().condition());
        }
        if (node.work() instanceof NodeAction.Table table) {
            table.decision().inputs().forEach(input -> add(reads, input));
        } else if (node.work() instanceof NodeAction.Call call) {
            call.in().forEach(handover -> add(reads, handover.source()));
        }
    }

    private BitSet written(Node node) {
        var written = new BitSet();
        if (node.work() instanceof NodeAction.Automatic automatic) {
            automatic.step().writes().forEach(each -> add(written, each.variable()));
            if (automatic.step().outcome() != null) {
                add(written, automatic.step().outcome().variable());
            }
        } else if (node.work() instanceof NodeAction.Human human
                && !human.decisions().isEmpty()) {
            add(written, human.variable());
        } else if (node.work() instanceof NodeAction.Table table) {
            add(written, table.result());
        } else if (node.work() instanceof NodeAction.Call call) {
            call.out().forEach(handover -> add(written, handover.target()));
        }
        return written;
    }

    private void add(BitSet variables, @Nullable Condition condition) {
        if (condition != null) {
            condition.forEach(comparison -> add(variables, comparison.variable()));
        }
    }

    private void add(BitSet variables, String name) {
        var index = model.vocabulary().index(name);
        if (index >= 0) {
            variables.set(index);
        }
    }
}
