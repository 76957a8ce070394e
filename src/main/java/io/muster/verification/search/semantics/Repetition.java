package io.muster.verification.search.semantics;

import io.muster.verification.net.Node;
import io.muster.verification.net.NodeAction;
import io.muster.verification.search.model.SearchModel;
import io.muster.verification.search.state.Token;
import org.jspecify.annotations.Nullable;

/**
 * The execution of multi-instance activities. A control they give counts when every instance ended with acceptance and
 * none was cut short.
 */
final class Repetition {

    private final SearchModel model;
    private final Transition run;

    Repetition(SearchModel model, Transition run) {
        this.model = model;
        this.run = run;
    }

    void begin(Token body) {
        var many = many(body);
        body.flags |= Token.WAITING;
        run.state().controls &= ~model.vocabulary().bits(control(body));
        run.state().forgetAnswers(model.vocabulary().bits(control(body)));
        if (many.isKnown()) {
            begin(body, many.number(), many.sequential());
        } else if (many.sequential()) {
            beginAnyOneAfterTheOther(body);
        } else {
            beginAnyAtOnce(body);
        }
    }

    private void begin(Token body, int number, boolean sequential) {
        if (number == 0) {
            run.leave(body);
            return;
        }
        var atOnce = sequential ? 1 : number;
        body.remaining = number - atOnce;
        for (var i = 0; i < atOnce; i++) {
            run.enter(body, inner(body).index());
        }
    }

    private void beginAnyOneAfterTheOther(Token body) {
        if (run.choices().choose(2) == 0) {
            run.leave(body);
        } else {
            body.remaining = Token.ANY_NUMBER;
            run.enter(body, inner(body).index());
        }
    }

    /** No instances, each number that is counted, or more. */
    private void beginAnyAtOnce(Token body) {
        var counted = model.counted(inner(body).index());
        var number = run.choices().choose(counted + 2);
        if (number <= counted) {
            begin(body, number, false);
        } else {
            run.enter(body, inner(body).index()).flags |= Token.MANY;
        }
    }

    /** The instance has already been removed from the body. */
    void instanceDone(Token body) {
        if (body.remaining == Token.ANY_NUMBER && run.choices().choose(2) == 1) {
            body.remaining = 0;
        }
        var left = body.remaining + body.inside.size();
        if (left > 0 && many(body).stopsEarly() && run.choices().choose(2) == 1) {
            run.interruptInside(body);
            body.clear();
            body.flags |= Token.REJECTED;
            done(body);
        } else if (left == 0) {
            done(body);
        } else if (body.remaining > 0) {
            body.remaining -= body.remaining == Token.ANY_NUMBER ? 0 : 1;
            run.enter(body, inner(body).index());
        }
    }

    private void done(Token body) {
        if (!body.has(Token.REJECTED)) {
            run.state().controls |= model.vocabulary().bits(control(body), people(body));
        }
        run.leave(body);
    }

    private @Nullable String control(Token body) {
        return inner(body).work().control();
    }

    /** In sequence or in parallel, the same person may decide on several instances. */
    private int people(Token body) {
        return inner(body).work() instanceof NodeAction.Human human ? human.people() : 1;
    }

    private NodeAction.Many many(Token body) {
        return (NodeAction.Many) model.node(body).work();
    }

    private Node inner(Token body) {
        return model.net().node(model.scope(body).starts().get(0));
    }
}
