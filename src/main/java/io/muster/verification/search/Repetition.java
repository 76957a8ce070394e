package io.muster.verification.search;

import io.muster.verification.net.Node;
import io.muster.verification.net.Work;
import org.jspecify.annotations.Nullable;

/**
 * Multi-instance activities. A control they give counts when every instance ended accepting and none was cut short.
 */
final class Repetition {

    private final Model model;
    private final Run run;

    Repetition(Model model, Run run) {
        this.model = model;
        this.run = run;
    }

    void begin(Token body) {
        var many = many(body);
        var count = many.counts().get(run.choices().choose(many.counts().size()));
        body.flags |= Token.WAITING;
        run.state().controls &= ~model.vocabulary().bits(control(body));
        run.state().forgetAnswers(model.vocabulary().bits(control(body)));
        if (count == 0) {
            run.leave(body);
            return;
        }
        var atOnce = many.sequential() ? 1 : count;
        body.remaining = count - atOnce;
        for (var i = 0; i < atOnce; i++) {
            run.enter(body, inner(body).index());
        }
    }

    /** The instance is gone from the body already. */
    void instanceDone(Token body) {
        var left = body.remaining + body.inside.size();
        if (left > 0 && many(body).stopsEarly() && run.choices().choose(2) == 1) {
            run.interruptInside(body);
            body.clear();
            body.flags |= Token.REJECTED;
            done(body);
        } else if (left == 0) {
            done(body);
        } else if (body.remaining > 0) {
            body.remaining--;
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

    /** One after the other or at once: the same person may decide on several of many. */
    private int people(Token body) {
        return inner(body).work() instanceof Work.Human human ? human.people() : 1;
    }

    private Work.Many many(Token body) {
        return (Work.Many) model.node(body).work();
    }

    private Node inner(Token body) {
        return model.net().node(model.scope(body).starts().get(0));
    }
}
