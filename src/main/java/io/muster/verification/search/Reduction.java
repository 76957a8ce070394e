package io.muster.verification.search;

import io.muster.verification.Guard;
import io.muster.verification.StepMeaning;
import io.muster.verification.condition.Condition;
import io.muster.verification.net.Node;
import io.muster.verification.net.Node.Kind;
import io.muster.verification.net.Trigger;
import io.muster.verification.net.Work;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds tokens whose moves need not be tried in every order with those of others (persistent sets: Godefroid, Partial-
 * Order Methods for the Verification of Concurrent Systems, 1996). A token qualifies when
 *
 * <ul>
 *   <li>its moves stay within its scope: it neither ends it as the last one in it, stops it nor throws out of it;
 *   <li>nothing that other tokens, or events around it, can ever do reads what its moves write, or writes what they
 *       read or write;
 *   <li>nothing can stop it from outside, unless its move makes no difference to anybody: then being stopped after it
 *       is the same as being stopped before;
 *   <li>it does not wait where tokens could heap up;
 *   <li>it does not meet others at an inclusive join, which asks where they are.
 * </ul>
 *
 * Every step is still carried out with every value it could read, and whether an end can be reached is not changed
 * (Valmari, Stop It, and Be Stubborn!, 2017). So that nobody is put off for ever, the {@link Explorer} tries all tokens
 * where a token that may go round comes to a state it knows.
 */
final class Reduction {

    private static final Set<Kind> QUIET =
            Set.of(Kind.START, Kind.PASS, Kind.END, Kind.STOP, Kind.BOUNDARY, Kind.PARALLEL);
    private static final Set<Kind> MODEST = Set.of(
            Kind.START,
            Kind.PASS,
            Kind.END,
            Kind.STOP,
            Kind.BOUNDARY,
            Kind.PARALLEL,
            Kind.TASK,
            Kind.HUMAN,
            Kind.CATCH,
            Kind.EXCLUSIVE);

    private final Model model;
    private final Effects[] own;
    private final Effects[] future;
    private final BitSet loops = new BitSet();
    private final BitSet modest = new BitSet();
    private final BitSet terminated = new BitSet();

    Reduction(Model model) {
        this.model = model;
        var nodes = model.net().nodes();
        this.own = nodes.stream().map(this::own).toArray(Effects[]::new);
        this.future = nodes.stream().map(Effects::none).toArray(Effects[]::new);
        grow();
        nodes.stream().filter(this::goesRound).forEach(node -> loops.set(node.index()));
        nodes.stream()
                .filter(node -> MODEST.contains(node.kind()) && !throwsOut(node) && !meetsInclusiveJoin(node))
                .filter(node -> !node.waits() || !heapsUp(node))
                .forEach(node -> modest.set(node.index()));
        nodes.stream().filter(node -> node.kind() == Kind.TERMINATE).forEach(node -> terminated.set(node.scope()));
    }

    /**
     * What is read and written, as bits: variables first, then controls, then whether a deployment failed, then which
     * activities are done that can be compensated.
     */
    private record Effects(BitSet reads, BitSet writes) {

        static Effects none(Object any) {
            return new Effects(new BitSet(), new BitSet());
        }

        boolean isNone() {
            return reads.isEmpty() && writes.isEmpty();
        }

        boolean add(Effects other) {
            var before = reads.cardinality() + writes.cardinality();
            reads.or(other.reads);
            writes.or(other.writes);
            return reads.cardinality() + writes.cardinality() > before;
        }

        boolean conflicts(Effects other) {
            return writes.intersects(other.writes) || writes.intersects(other.reads) || reads.intersects(other.writes);
        }
    }

    /** Positions of tokens that qualify, found one by one in the order in which they are to be tried. */
    IntStream candidates(List<Token> tokens) {
        return tokens.size() <= 2
                ? IntStream.empty()
                : IntStream.range(1, tokens.size()).filter(position -> qualifies(tokens.get(position)));
    }

    /** Whether flows or attached events lead back to where a token stands: then its moves alone may go on for ever. */
    boolean mayGoRound(Token token) {
        return loops.get(token.at);
    }

    /** Whether tokens that wait here can heap up: something on a round sends one each time. Then waiting must be tried. */
    private boolean heapsUp(Node node) {
        if (model.net().nodes().stream()
                .filter(other -> other.scope() == node.scope() && loops.get(other.index()))
                .anyMatch(round -> sends(round, node))) {
            return true;
        }
        var owner = model.net().scope(node.scope()).owner();
        return owner >= 0
                && (model.net().node(owner).kind() == Kind.EVENT_SUB_PROCESS
                        || heapsUp(model.net().node(owner)));
    }

    private boolean sends(Node round, Node to) {
        var splits = round.kind() != Kind.EXCLUSIVE && round.outgoing().size() > 1;
        return splits && model.canReach(round.index(), to.index())
                || round.boundaries().stream()
                        .filter(event -> !model.net().node(event).trigger().interrupting())
                        .anyMatch(event -> model.canReach(event, to.index()));
    }

    private boolean goesRound(Node node) {
        var reached = new BitSet();
        var queue = new ArrayList<>(List.of(node.index()));
        while (!queue.isEmpty()) {
            var from = model.net().node(queue.remove(queue.size() - 1));
            var next = new ArrayList<>(from.boundaries());
            from.outgoing().forEach(flow -> next.add(flow.target()));
            next.stream().filter(to -> !reached.get(to)).forEach(to -> {
                reached.set(to);
                queue.add(to);
            });
        }
        return reached.get(node.index());
    }

    private boolean qualifies(Token token) {
        var node = model.node(token);
        if (!modest.get(token.at) || token.has(Token.WAITING) || !staysInside(token, node)) {
            return false;
        }
        var effects = Effects.none(node);
        effects.add(own[node.index()]);
        var around = Effects.none(node);
        var stoppable = false;
        for (var at = token; at.at != Token.OUTERMOST; at = at.parent) {
            var inner = at;
            at.parent.inside.stream().filter(other -> other != inner).forEach(other -> around.add(future[other.at]));
            stoppable |= addEvents(at, token, around);
        }
        return stoppable ? effects.isNone() && isQuiet(node) : !effects.conflicts(around);
    }

    private boolean isQuiet(Node node) {
        return node.boundaries().isEmpty()
                && node.outgoing().size() <= 1
                && (QUIET.contains(node.kind()) || node.kind() == Kind.TASK)
                && !(node.work() instanceof Work.Human);
    }

    /** @return whether something around the token can stop it */
    private boolean addEvents(Token at, Token token, Effects around) {
        var stops = false;
        if (at != token) {
            for (var boundary : model.node(at).boundaries()) {
                around.add(future[boundary]);
                stops |= model.net().node(boundary).trigger().interrupting();
            }
        }
        var scope = at.parent;
        if (!model.hasScope(scope)) {
            return stops;
        }
        for (var event : model.scope(scope).eventSubProcesses()) {
            around.add(future[event]);
            stops |= model.net().node(event).trigger().interrupting();
        }
        return stops
                || model.is(scope, Kind.MULTI)
                || terminated.get(model.scope(scope).index());
    }

    private boolean staysInside(Token token, Node node) {
        return !model.is(token.parent, Kind.MULTI) && (!node.outgoing().isEmpty() || token.parent.inside.size() > 1);
    }

    /** Whether a step's error may be caught by something else than an event attached to it: {@link Catching#mayFail}. */
    private boolean throwsOut(Node node) {
        return node.kind() == Kind.TASK
                && model.net().nodes().stream()
                        .anyMatch(other -> other.trigger() != null
                                && other.trigger().type() == Trigger.Type.ERROR
                                && other.attachedTo() != node.index()
                                && mayCatch(other, node));
    }

    private boolean mayCatch(Node event, Node step) {
        var code = event.trigger().code();
        var around = model.net().scope(step.scope()).owner();
        return code != null && code.contains(".")
                || around >= 0
                        && event.attachedTo() == around
                        && model.net().node(around).kind() == Kind.MULTI;
    }

    private boolean meetsInclusiveJoin(Node node) {
        var joins = model.net().nodes().stream()
                .filter(other -> other.scope() == node.scope() && other.kind() == Kind.INCLUSIVE && other.joins())
                .toList();
        return !joins.isEmpty()
                && !node.outgoing().isEmpty()
                && (node.outgoing().size() > 1
                        || !node.boundaries().isEmpty()
                        || joins.stream()
                                .anyMatch(join -> node.outgoing().get(0).target() == join.index()));
    }

    /** What follows a node, lies inside it or is attached to it is its future. */
    private void grow() {
        var grown = true;
        while (grown) {
            grown = false;
            for (var node : model.net().nodes()) {
                grown |= future[node.index()].add(own[node.index()]);
                for (var next : following(node)) {
                    grown |= future[node.index()].add(future[next]);
                }
            }
        }
    }

    private List<Integer> following(Node node) {
        var following = new ArrayList<>(node.boundaries());
        node.outgoing().forEach(flow -> following.add(flow.target()));
        if (node.inner() >= 0) {
            model.net().nodes().stream()
                    .filter(inside -> inside.scope() == node.inner())
                    .forEach(inside -> following.add(inside.index()));
        }
        if (node.work() instanceof Work.Compensates compensates) {
            compensates
                    .activities()
                    .forEach(each -> following.add(model.net().node(each).handler()));
        }
        return following;
    }

    private Effects own(Node node) {
        var effects = Effects.none(node);
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

    /** Compensation asks what is done by then. */
    private void addDone(Effects effects, Node node) {
        if (node.handler() >= 0) {
            effects.writes.set(done(node.index()));
        }
        if (node.work() instanceof Work.Compensates compensates) {
            compensates.activities().forEach(each -> {
                effects.reads.set(done(each));
                effects.writes.set(done(each));
            });
        }
    }

    /** What is thrown may leave each called process around, which hands its values out then. */
    private void addHandingOut(Effects effects, Node node) {
        for (var owner = model.net().scope(node.scope()).owner(); owner >= 0; ) {
            var around = model.net().node(owner);
            if (around.work() instanceof Work.Call call) {
                call.out().forEach(handover -> handOver(effects, handover));
            }
            owner = model.net().scope(around.scope()).owner();
        }
    }

    /** Some things happen as soon as a token comes: a sign-off forgets, a called process is handed its values. */
    private void addArrival(Effects effects, Node node) {
        if (node.work() instanceof Work.Human human) {
            writeControl(effects, human.control());
            write(effects, human.variable());
        } else if (node.work() instanceof Work.Call) {
            addWork(effects, node.work());
        }
        if (node.kind() == Kind.CONTAINER) {
            model.net()
                    .scope(node.inner())
                    .starts()
                    .forEach(start -> addArrival(effects, model.net().node(start)));
        }
    }

    private void addWork(Effects effects, Work work) {
        if (work instanceof Work.Automatic automatic) {
            addStep(effects, automatic.step());
        } else if (work instanceof Work.Human human) {
            readControls(effects);
            writeControl(effects, human.control());
            write(effects, human.variable());
        } else if (work instanceof Work.Table table) {
            table.decision().inputs().forEach(input -> read(effects, input));
            write(effects, table.result());
        } else if (work instanceof Work.Call call) {
            call.in().forEach(handover -> handOver(effects, handover));
            call.out().forEach(handover -> handOver(effects, handover));
        }
    }

    private void addStep(Effects effects, StepMeaning step) {
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
            effects.reads.set(0, model.vocabulary().size());
            effects.writes.set(failed());
        }
    }

    private void readAndWriteAll(Effects effects) {
        effects.reads.set(0, failed());
        effects.writes.set(0, failed());
    }

    private void handOver(Effects effects, Work.Handover handover) {
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
            effects.reads.set(index);
        }
    }

    private void write(Effects effects, String variable) {
        var index = model.vocabulary().index(variable);
        if (index >= 0) {
            effects.writes.set(index);
        }
    }

    private void writeControl(Effects effects, @Nullable String control) {
        if (control != null) {
            effects.writes.set(
                    model.vocabulary().size() + model.vocabulary().controls().indexOf(control));
        }
    }

    private void readControls(Effects effects) {
        effects.reads.set(model.vocabulary().size(), failed());
    }

    private int failed() {
        return model.vocabulary().size() + model.vocabulary().controls().size();
    }

    private int done(int activity) {
        return failed() + 1 + activity;
    }
}
