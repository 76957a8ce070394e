package io.muster.verification.search.reduction;

import io.muster.verification.net.Node;
import io.muster.verification.net.Node.Kind;
import io.muster.verification.net.NodeAction;
import io.muster.verification.search.Explorer;
import io.muster.verification.search.model.SearchModel;
import io.muster.verification.search.state.Token;
import java.util.BitSet;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
 * it finds that all tokens were never tried from there.
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
    private final List<Node> inclusiveJoins;
    private final NodeEffects effects;
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
        this.inclusiveJoins = nodes.stream()
                .filter(node -> node.kind() == Kind.INCLUSIVE && node.joins())
                .toList();
        this.effects = new NodeEffects(model);
        nodes.stream()
                .filter(node -> MODEST.contains(node.kind()) && !effects.throwsOut(node) && !meetsInclusiveJoin(node))
                .filter(node -> !node.waits() || !model.rounds().mayAccumulate(node))
                .forEach(node -> modest.set(node.index()));
        nodes.stream().filter(node -> node.kind() == Kind.TERMINATE).forEach(node -> terminated.set(node.scope()));
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
        var own = Effects.none();
        own.add(effects.own(node));
        if (gentle && node.work() instanceof NodeAction.Human) {
            effects.readControls(own);
        }
        return staysInside(token, node, own) && !own.conflicts(around(token, own));
    }

    /** The possible effects of all others; where something can stop the token, also of everything after that. */
    private Effects around(Token token, Effects own) {
        var around = Effects.none();
        var later = Effects.none();
        var stoppable = false;
        for (var at = token; at.at != Token.OUTERMOST; at = at.parent) {
            var inner = at;
            at.parent.inside.stream()
                    .filter(other -> other != inner || other.has(Token.MANY))
                    .forEach(other -> around.add(effects.future(other.at)));
            stoppable |= addEvents(at, token, around);
            if (at != token) {
                model.node(at).outgoing().forEach(flow -> later.add(effects.future(flow.target())));
                effects.addWork(later, model.node(at).work());
            }
        }
        if (stoppable && gentle && !(own.isNone() && isQuiet(model.node(token)))) {
            // Conflicts with everything.
            around.reads().or(own.writes());
            around.writes().or(own.reads());
            around.writes().set(effects.failed());
            own.reads().set(effects.failed());
        } else if (stoppable) {
            around.add(later);
            around.reads().set(effects.failed());
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
                around.add(effects.future(boundary));
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
            around.add(effects.future(event));
            stops |= model.net().node(event).trigger().interrupting();
        }
        return stops || terminated.get(model.scope(scope).index());
    }

    /**
     * Whether a move changes nothing outside its scope except in these effects, to which the effects of what ends with
     * it are added.
     */
    private boolean staysInside(Token token, Node node, Effects own) {
        var scope = token.parent;
        if (model.is(scope, Kind.MULTI)) {
            return !gentle
                    && node.outgoing().isEmpty()
                    && node.work().control() == null
                    && scope.remaining == 0
                    && isOneOfSeveral(token)
                    && !((NodeAction.Many) model.node(scope).work()).stopsEarly();
        }
        return !node.outgoing().isEmpty() || isOneOfSeveral(token) || endsQuietly(scope, own);
    }

    private static boolean isOneOfSeveral(Token token) {
        return token.has(Token.MANY) || token.parent.inside.size() > 1;
    }

    /** Whether nothing from outside depends on the scope still being there when its last token has ended. */
    private boolean endsQuietly(Token scope, Effects own) {
        if (gentle || scope.at == Token.OUTERMOST || model.is(scope, Kind.COMPENSATE)) {
            return false;
        }
        var node = model.node(scope);
        own.add(effects.own(node));
        return !model.rounds().mayAccumulate(node)
                && Stream.concat(node.boundaries().stream(), model.scope(scope).eventSubProcesses().stream())
                        .noneMatch(event -> model.net().node(event).trigger().comesFromOutside())
                && !meetsInclusiveJoin(node)
                && staysInside(scope, node, own);
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
}
