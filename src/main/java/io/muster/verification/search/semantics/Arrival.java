package io.muster.verification.search.semantics;

import io.muster.verification.net.Node;
import io.muster.verification.net.Node.Kind;
import io.muster.verification.net.NodeAction;
import io.muster.verification.search.model.SearchModel;
import io.muster.verification.search.state.Token;
import java.util.List;

/**
 * The rule for whether something else may happen between a token's arrival at an element and the start of that element.
 * The engine follows one of several flows as far as it can before it starts the next, and a conditional event takes
 * over before a task is created. Whatever waits for people, messages, timers or save points does not count: it
 * continues in its own transaction.
 */
record Arrival(SearchModel model) {

    boolean isPutOff(Token token) {
        return doesSomething(model.node(token)) && (model.isWatched(token.at) || mayOthersGoFirst(token));
    }

    /** The order does not matter if nothing is forgotten, read or inspected. */
    private boolean doesSomething(Node node) {
        if (node.kind() == Kind.HUMAN) {
            var human = (NodeAction.Human) node.work();
            return human.control() != null || model.vocabulary().index(human.variable()) >= 0;
        }
        return node.kind() == Kind.CONTAINER
                        && node.work() instanceof NodeAction.Call call
                        && !call.in().isEmpty()
                || node.kind() == Kind.INCLUSIVE && node.joins();
    }

    private boolean mayOthersGoFirst(Token token) {
        for (var at = token; at.at != Token.OUTERMOST; at = at.parent) {
            var inner = at;
            if (at.parent.inside.stream().anyMatch(other -> other != inner && goesOn(other, token))) {
                return true;
            }
        }
        return false;
    }

    private boolean goesOn(Token other, Token arriving) {
        if (!other.inside.isEmpty()) {
            return model.isWatched(other.at) || goesOnInside(other.inside, arriving);
        }
        return model.isWatched(other.at) || goesOnByItself(other, arriving);
    }

    private boolean goesOnInside(List<Token> inside, Token arriving) {
        return inside.stream().anyMatch(each -> goesOn(each, arriving));
    }

    /** Tokens that arrive at the same join wait for each other anyway. */
    private boolean goesOnByItself(Token other, Token arriving) {
        var node = model.node(other);
        return other.has(Token.ARRIVING)
                ? other.at != arriving.at && !(node.joins() && node.kind() == Kind.PARALLEL)
                : !other.has(Token.WAITING) && !node.waits() && node.kind() != Kind.STOP;
    }
}
