package io.muster.verification.search.semantics;

import io.muster.verification.net.Node.Kind;
import io.muster.verification.search.model.SearchModel;
import io.muster.verification.search.state.State;
import io.muster.verification.search.state.StateEncoding;
import io.muster.verification.search.state.Token;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A count of equal parallel tokens up to a number; beyond it, only the fact that there are more is kept (a counter
 * abstraction: ω in Karp and Miller, Parallel program schemata, 1969). Taking one from more than n leaves more than n,
 * or n: both are tried, so every possible number is covered. Tokens that wait at a join are always counted, because the
 * join opens as soon as there are as many as it has flows. ADR 014 explains why this decides nothing in favour of a
 * diagram.
 */
public final class Counting {

    private final SearchModel model;

    public Counting(SearchModel model) {
        this.model = model;
    }

    /**
     * Brings a state into the form in which it is kept.
     *
     * @return whether a token that may reach a join was added to those that are no longer counted
     */
    public boolean settle(State state) {
        return settle(state.root);
    }

    private boolean settle(Token scope) {
        var gathered = false;
        for (var token : scope.inside) {
            gathered |= settle(token);
        }
        return hasTwoInOnePlace(scope) ? gather(scope) || gathered : gathered;
    }

    private static boolean hasTwoInOnePlace(Token scope) {
        var inside = scope.inside;
        for (var i = 1; i < inside.size(); i++) {
            for (var j = 0; j < i; j++) {
                if (inside.get(i).at == inside.get(j).at) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean gather(Token scope) {
        var kinds = new HashMap<ByteBuffer, List<Token>>();
        scope.inside.stream()
                .filter(token -> !waitsAtJoin(token))
                .forEach(token -> kinds.computeIfAbsent(kind(token), any -> new ArrayList<>())
                        .add(token));
        var gathered = false;
        for (Map.Entry<ByteBuffer, List<Token>> each : kinds.entrySet()) {
            var equal = each.getValue();
            var first = equal.get(0);
            var many = equal.stream().anyMatch(token -> token.has(Token.MANY));
            if (equal.size() > 1 && many || equal.size() > model.counted(first.at)) {
                equal.subList(1, equal.size()).forEach(scope::remove);
                first.flags |= Token.MANY;
                gathered |= model.meetsJoin(first.at);
            }
        }
        return gathered;
    }

    private boolean waitsAtJoin(Token token) {
        return token.has(Token.WAITING) && !model.is(token, Kind.MULTI);
    }

    private static ByteBuffer kind(Token token) {
        var flags = token.flags;
        token.flags &= ~Token.MANY;
        var kind = ByteBuffer.wrap(StateEncoding.token(token));
        token.flags = flags;
        return kind;
    }

    /**
     * Takes one of the tokens that a token, or a token around it, represents.
     *
     * @return the token itself, or the one that was taken out
     */
    Token takeOne(Token token, Choices choices) {
        if (token.parent == null) {
            return token;
        }
        var position = token.parent.inside.indexOf(token);
        var around = takeOne(token.parent, choices);
        var found = around.inside.get(position);
        return found.has(Token.MANY) ? takeOneOf(found, choices) : found;
    }

    private Token takeOneOf(Token many, Choices choices) {
        var one = many.copy();
        one.flags &= ~Token.MANY;
        many.parent.add(one);
        if (choices.choose(2) == 1) {
            many.flags &= ~Token.MANY;
            for (var counted = model.counted(many.at); counted > 1; counted--) {
                many.parent.add(many.copy());
            }
        }
        return one;
    }
}
