package io.muster.verification.search.reduction;

import io.muster.verification.condition.Condition;
import io.muster.verification.model.DiagramSemantics.StepSemantics;
import io.muster.verification.model.Guard;
import io.muster.verification.net.Node;
import io.muster.verification.net.Node.Kind;
import io.muster.verification.net.NodeAction;
import io.muster.verification.net.Trigger;
import io.muster.verification.search.model.SearchModel;
import io.muster.verification.search.model.StronglyConnectedComponents;
import io.muster.verification.search.state.TrackedVariables;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The effects of each node of a net: its own, and those of everything that may follow it. */
final class NodeEffects {

    private final SearchModel model;
    private final List<Node> errors;
    private final Effects[] own;
    private final Effects[] future;

    NodeEffects(SearchModel model) {
        this.model = model;
        var nodes = model.net().nodes();
        this.errors = nodes.stream()
                .filter(node -> node.trigger() != null && node.trigger().type() == Trigger.Type.ERROR)
                .toList();
        this.own = nodes.stream().map(this::compute).toArray(Effects[]::new);
        this.future = new Effects[nodes.size()];
        grow();
    }

    Effects own(Node node) {
        return own[node.index()];
    }

    /** The effects of a node, and of what follows it, is inside it or is attached to it. */
    Effects future(int node) {
        return future[node];
    }

    /** Whether a step's error may be caught by an event not attached to it. */
    boolean throwsOut(Node node) {
        return node.kind() == Kind.TASK
                && errors.stream().anyMatch(other -> other.attachedTo() != node.index() && mayCatch(other, node));
    }

    private boolean mayCatch(Node event, Node step) {
        var code = event.trigger().code();
        var around = model.net().scope(step.scope()).owner();
        return code != null && code.contains(".")
                || around >= 0
                        && event.attachedTo() == around
                        && model.net().node(around).kind() == Kind.MULTI;
    }

    /** The future of a node is what follows it, is inside it or is attached to it; nodes of one cycle share it. */
    private void grow() {
        var nodes = model.net().nodes();
        var graph = new StronglyConnectedComponents(nodes.size(), node -> following(nodes.get(node)));
        for (var component : graph.components()) {
            var shared = Effects.none();
            for (var member : component) {
                shared.add(own[member]);
                following(nodes.get(member)).stream()
                        .filter(next -> future[next] != null)
                        .forEach(next -> shared.add(future[next]));
            }
            component.forEach(member -> future[member] = shared);
        }
    }

    private List<Integer> following(Node node) {
        var following = new ArrayList<>(node.boundaries());
        node.outgoing().forEach(flow -> following.add(flow.target()));
        if (node.inner() >= 0) {
            model.net().inside(node.inner()).forEach(following::add);
        }
        if (node.work() instanceof NodeAction.Compensates compensates) {
            compensates
                    .activities()
                    .forEach(each -> following.add(model.net().node(each).handler()));
        }
        return following;
    }

    private Effects compute(Node node) {
        var effects = Effects.none();
        addWork(effects, node.work());
        addDone(effects, node);
        node.outgoing().forEach(flow -> addReads(effects, flow.condition()));
        if (node.trigger() != null) {
            addReads(effects, node.trigger().condition());
        }
        node.boundaries()
                .forEach(event ->
                        addReads(effects, model.net().node(event).trigger().condition()));
        node.outgoing().forEach(flow -> addArrival(effects, model.net().node(flow.target())));
        if (node.kind() == Kind.ERROR_END || node.kind() == Kind.ESCALATE || throwsOut(node)) {
            addHandingOut(effects, node);
        }
        return effects;
    }

    /** Compensation reads which activities are completed by then. */
    private void addDone(Effects effects, Node node) {
        if (node.handler() >= 0) {
            effects.writes().set(done(node.index()));
        }
        if (node.work() instanceof NodeAction.Compensates compensates) {
            compensates.activities().forEach(each -> {
                effects.reads().set(done(each));
                effects.writes().set(done(each));
            });
        }
    }

    /** What is thrown may leave each surrounding called process, which then passes its values out. */
    private void addHandingOut(Effects effects, Node node) {
        for (var owner = model.net().scope(node.scope()).owner(); owner >= 0; ) {
            var around = model.net().node(owner);
            if (around.work() instanceof NodeAction.Call call) {
                call.out().forEach(handover -> handOver(effects, handover));
            }
            owner = model.net().scope(around.scope()).owner();
        }
    }

    /** Some effects occur as soon as a token arrives: a sign-off forgets, a called process receives its values. */
    private void addArrival(Effects effects, Node node) {
        if (node.work() instanceof NodeAction.Human human) {
            writeControl(effects, human.control());
            write(effects, human.variable());
        } else if (node.work() instanceof NodeAction.Call) {
            addWork(effects, node.work());
        }
        if (node.kind() == Kind.CONTAINER) {
            model.net()
                    .scope(node.inner())
                    .starts()
                    .forEach(start -> addArrival(effects, model.net().node(start)));
        }
    }

    void addWork(Effects effects, NodeAction work) {
        if (work instanceof NodeAction.Automatic automatic) {
            addStep(effects, automatic.step());
        } else if (work instanceof NodeAction.Human human) {
            if (human.control() != null) {
                readControls(effects);
            }
            writeControl(effects, human.control());
            write(effects, human.variable());
        } else if (work instanceof NodeAction.Table table) {
            table.decision().inputs().forEach(input -> read(effects, input));
            write(effects, table.result());
        } else if (work instanceof NodeAction.Call call) {
            call.in().forEach(handover -> handOver(effects, handover));
            call.out().forEach(handover -> handOver(effects, handover));
        }
    }

    private void addStep(Effects effects, StepSemantics step) {
        step.writes().forEach(each -> write(effects, each.variable()));
        if (step.outcome() != null) {
            write(effects, step.outcome().variable());
        }
        writeControl(effects, step.provides());
        if (step.voids()) {
            readAndWriteAll(effects);
        }
        if (step.guard() != Guard.NONE) {
            readControls(effects);
            outcomes().forEach(effects.reads()::set);
            effects.writes().set(failed());
        }
    }

    private void readAndWriteAll(Effects effects) {
        effects.writes().set(model.vocabulary().size(), failed());
        outcomes().forEach(effects.writes()::set);
        readControls(effects);
        outcomes().forEach(effects.reads()::set);
    }

    /** The outcomes of controls, and the variables on which demands depend. */
    private IntStream outcomes() {
        return IntStream.range(0, model.vocabulary().size())
                .filter(index -> model.vocabulary().domain(index).control() != null
                        || model.vocabulary().domain(index).name().equals(TrackedVariables.ORIGIN));
    }

    private void handOver(Effects effects, NodeAction.Handover handover) {
        read(effects, handover.source());
        write(effects, handover.target());
    }

    private void addReads(Effects effects, @Nullable Condition condition) {
        if (condition != null) {
            condition.forEach(comparison -> read(effects, comparison.variable()));
        }
    }

    private void read(Effects effects, String variable) {
        var index = model.vocabulary().index(variable);
        if (index >= 0) {
            effects.reads().set(index);
        }
    }

    private void write(Effects effects, String variable) {
        var index = model.vocabulary().index(variable);
        if (index >= 0) {
            effects.writes().set(index);
        }
    }

    private void writeControl(Effects effects, @Nullable String control) {
        if (control != null) {
            effects.writes()
                    .set(model.vocabulary().size()
                            + model.vocabulary().controls().indexOf(control));
        }
    }

    void readControls(Effects effects) {
        effects.reads().set(model.vocabulary().size(), failed());
    }

    int failed() {
        return model.vocabulary().size() + model.vocabulary().controls().size();
    }

    private int done(int activity) {
        return failed() + 1 + activity;
    }
}
