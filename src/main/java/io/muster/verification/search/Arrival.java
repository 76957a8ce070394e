package io.muster.verification.search;

import io.muster.verification.net.Node;
import io.muster.verification.net.Node.Kind;
import io.muster.verification.net.NodeAction;
import java.util.List;

/**
 * Whether something else may happen between a token's coming and the beginning of what it comes to. The engine goes along one
 * flow of several as far as it can before it begins with the next, and a conditional event takes over before a task is laid
 * out. What waits for people, messages, timers or save points is no such thing: it goes on in a transaction of its own.
 */
record Arrival(SearchModel model) {

    boolean isPutOff(Token token) {
        return doesSomething(model.node(token)) && (model.isWatched(token.at) || mayOthersGoFirst(token));
    }

    /** Where nothing is forgotten, taken in or looked at, the order is all the same. */
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

    /** Of those that come to one join together each waits for the others anyway. */
    private boolean goesOnByItself(Token other, Token arriving) {
        var node = model.node(other);
        return other.has(Token.ARRIVING)
                ? other.at != arriving.at && !(node.joins() && node.kind() == Kind.PARALLEL)
                : !other.has(Token.WAITING) && !node.waits() && node.kind() != Kind.STOP;
    }
}
