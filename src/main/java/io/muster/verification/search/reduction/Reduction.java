package io.muster.verification.search.reduction;

import io.muster.verification.condition.Condition;
import io.muster.verification.model.Guard;
import io.muster.verification.model.StepSemantics;
import io.muster.verification.net.Node;
import io.muster.verification.net.Node.Kind;
import io.muster.verification.net.NodeAction;
import io.muster.verification.net.Trigger;
import io.muster.verification.search.Explorer;
import io.muster.verification.search.Neglect;
import io.muster.verification.search.model.Graph;
import io.muster.verification.search.model.SearchModel;
import io.muster.verification.search.semantics.EventCatching;
import io.muster.verification.search.state.Token;
import io.muster.verification.search.state.TrackedVariables;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds tokens whose moves need not be tried in every order with those of others (persistent sets: Godefroid, Partial-
 * Order Methods for the Verification of Concurrent Systems, 1996). A token qualifies when
 *
 * <ul>
 *   <li>its moves stay within its scope: it neither ends the scope as its last token, nor stops it, nor throws out of
 *       it;
 *   <li>other tokens, and events around it, can never read what its moves write, or write what they read or write;
 *   <li>if something can stop it from outside, the same applies to everything after that: then being stopped after its
 *       move is the same as being stopped before;
 *   <li>it does not wait where tokens could accumulate;
 *   <li>it does not meet others at an inclusive join, which considers where they are.
 * </ul>
 *
 * Every step is still executed with every value it could read, and whether an end can be reached is unchanged (Valmari,
 * Stop It, and Be Stubborn!, 2017). So that no token is delayed for ever, the {@link Explorer} tries all tokens where
 * the moves of one that may cycle lead only to states already explored; and, when it has finished, wherever
 * {@link Neglect} finds that all tokens were never tried from there.
 */
public final class Reduction {

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

    private final SearchModel model;
    private final boolean gentle;
    private final List<Node> errors;
    private final List<Node> inclusiveJoins;
    private final Effects[] own;
    private final Effects[] future;
    private final BitSet modest = new BitSet();
    private final BitSet terminated = new BitSet();

    /**
     * @param gentle whether only tokens that run by themselves go ahead: more orders, and paths that look as people
     *     expect
     */
    public Reduction(SearchModel model, boolean gentle) {
        this.model = model;
        this.gentle = gentle;
        var nodes = model.net().nodes();
        this.errors = nodes.stream()
                .filter(node -> node.trigger() != null && node.trigger().type() == Trigger.Type.ERROR)
                .toList();
        this.inclusiveJoins = nodes.stream()
                .filter(node -> node.kind() == Kind.INCLUSIVE && node.joins())
                .toList();
        this.own = nodes.stream().map(this::own).toArray(Effects[]::new);
        this.future = new Effects[nodes.size()];
        grow();
        nodes.stream()
                .filter(node -> MODEST.contains(node.kind()) && !throwsOut(node) && !meetsInclusiveJoin(node))
                .filter(node -> !node.waits() || !model.rounds().mayAccumulate(node))
                .forEach(node -> modest.set(node.index()));
        nodes.stream().filter(node -> node.kind() == Kind.TERMINATE).forEach(node -> terminated.set(node.scope()));
    }

    /**
     * What is read and written, as bits: variables first, then controls, then whether a deployment failed, then which
     * completed activities can be compensated.
     */
    private record Effects(BitSet reads, BitSet writes) {

        static Effects none(Object any) {
            return new Effects(new BitSet(), new BitSet());
        }

        boolean isNone() {
            return reads.isEmpty() && writes.isEmpty();
        }

        void add(Effects other) {
            reads.or(other.reads);
            writes.or(other.writes);
        }

        boolean conflicts(Effects other) {
            return writes.intersects(other.writes) || writes.intersects(other.reads) || reads.intersects(other.writes);
        }
    }

    /** Positions of tokens that qualify, in the order in which they are to be tried: first those that finish soon. */
    public PrimitiveIterator.OfInt candidates(List<Token> tokens) {
        return tokens.size() <= 2
                ? IntStream.empty().iterator()
                : IntStream.concat(candidates(tokens, false), candidates(tokens, true))
                        .iterator();
    }

    private IntStream candidates(List<Token> tokens, boolean goingRound) {
        return IntStream.range(1, tokens.size())
                .filter(position -> mayGoRound(tokens.get(position)) == goingRound)
                .filter(position -> qualifies(tokens.get(position)));
    }

    /** Whether flows or attached events lead back to a token's node, so that its moves alone may go on for ever. */
    public boolean mayGoRound(Token token) {
        return model.rounds().goesRound(token.at)
                || isOneOfMany(token)
                || model.node(token).boundaries().stream()
                        .anyMatch(event -> model.net().node(event).trigger().repeats() || model.isPlain(event));
    }

    private boolean qualifies(Token token) {
        var node = model.node(token);
        if (!modest.get(token.at) || token.has(Token.WAITING)) {
            return false;
        }
        var effects = Effects.none(node);
        effects.add(own[node.index()]);
        if (gentle && node.work() instanceof NodeAction.Human) {
            readControls(effects);
        }
        return staysInside(token, node, effects) && !effects.conflicts(around(token, effects));
    }

    /** The possible effects of all others; where something can stop the token, also of everything after that. */
    private Effects around(Token token, Effects effects) {
        var around = Effects.none(token);
        var later = Effects.none(token);
        var stoppable = false;
        for (var at = token; at.at != Token.OUTERMOST; at = at.parent) {
            var inner = at;
            at.parent.inside.stream()
                    .filter(other -> other != inner || other.has(Token.MANY))
                    .forEach(other -> around.add(future[other.at]));
            stoppable |= addEvents(at, token, around);
            if (at != token) {
                model.node(at).outgoing().forEach(flow -> later.add(future[flow.target()]));
                addWork(later, model.node(at).work());
            }
        }
        if (stoppable && gentle && !(effects.isNone() && isQuiet(model.node(token)))) {
            // Conflicts with everything.
            around.reads.or(effects.writes);
            around.writes.or(effects.reads);
            around.writes.set(failed());
            effects.reads.set(failed());
        } else if (stoppable) {
            around.add(later);
            around.reads.set(failed());
        }
        return around;
    }

    /** Whether a token represents several, or is inside one that does: then there are equal tokens beside it. */
    private static boolean isOneOfMany(Token token) {
        return token.parent != null && (token.has(Token.MANY) || isOneOfMany(token.parent));
    }

    private static boolean isQuiet(Node node) {
        return node.boundaries().isEmpty()
                && node.outgoing().size() <= 1
                && !node.waits()
                && node.kind() != Kind.EXCLUSIVE;
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
        if (model.is(scope, Kind.MULTI)) {
            return stops || gentle || ((NodeAction.Many) model.node(scope).work()).stopsEarly();
        }
        for (var event : model.scope(scope).eventSubProcesses()) {
            around.add(future[event]);
            stops |= model.net().node(event).trigger().interrupting();
        }
        return stops || terminated.get(model.scope(scope).index());
    }

    /**
     * Whether a move changes nothing outside its scope except in these effects, to which the effects of what ends with
     * it are added.
     */
    private boolean staysInside(Token token, Node node, Effects effects) {
        var scope = token.parent;
        if (model.is(scope, Kind.MULTI)) {
            return !gentle
                    && node.outgoing().isEmpty()
                    && node.work().control() == null
                    && scope.remaining == 0
                    && isOneOfSeveral(token)
                    && !((NodeAction.Many) model.node(scope).work()).stopsEarly();
        }
        return !node.outgoing().isEmpty() || isOneOfSeveral(token) || endsQuietly(scope, effects);
    }

    private static boolean isOneOfSeveral(Token token) {
        return token.has(Token.MANY) || token.parent.inside.size() > 1;
    }

    /** Whether nothing from outside depends on the scope still being there when its last token has ended. */
    private boolean endsQuietly(Token scope, Effects effects) {
        if (gentle || scope.at == Token.OUTERMOST || model.is(scope, Kind.COMPENSATE)) {
            return false;
        }
        var node = model.node(scope);
        effects.add(own[node.index()]);
        return !model.rounds().mayAccumulate(node)
                && Stream.concat(node.boundaries().stream(), model.scope(scope).eventSubProcesses().stream())
                        .noneMatch(event -> model.net().node(event).trigger().comesFromOutside())
                && !meetsInclusiveJoin(node)
                && staysInside(scope, node, effects);
    }

    /** Whether a step's error may be caught by an event not attached to it: {@link EventCatching#mayFail}. */
    private boolean throwsOut(Node node) {
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

    private boolean meetsInclusiveJoin(Node node) {
        var joins = inclusiveJoins.stream()
                .filter(other -> other.scope() == node.scope())
                .toList();
        return !joins.isEmpty()
                && !node.outgoing().isEmpty()
                && (node.outgoing().size() > 1
                        || !node.boundaries().isEmpty()
                        || joins.stream()
                                .anyMatch(join -> node.outgoing().get(0).target() == join.index()));
    }

    /** The future of a node is what follows it, is inside it or is attached to it; nodes of one cycle share it. */
    private void grow() {
        var nodes = model.net().nodes();
        var graph = new Graph(nodes.size(), node -> following(nodes.get(node)));
        for (var component : graph.components()) {
            var shared = Effects.none(component);
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

    /** Compensation reads which activities are completed by then. */
    private void addDone(Effects effects, Node node) {
        if (node.handler() >= 0) {
            effects.writes.set(done(node.index()));
        }
        if (node.work() instanceof NodeAction.Compensates compensates) {
            compensates.activities().forEach(each -> {
                effects.reads.set(done(each));
                effects.writes.set(done(each));
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

    private void addWork(Effects effects, NodeAction work) {
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
            outcomes().forEach(effects.reads::set);
            effects.writes.set(failed());
        }
    }

    private void readAndWriteAll(Effects effects) {
        effects.writes.set(model.vocabulary().size(), failed());
        outcomes().forEach(effects.writes::set);
        readControls(effects);
        outcomes().forEach(effects.reads::set);
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
