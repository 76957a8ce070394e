package io.muster.verification.search.semantics;

import io.muster.verification.net.NodeAction;
import io.muster.verification.search.model.SearchModel;
import io.muster.verification.search.state.Token;

/**
 * The values that called processes pass out when an error or an escalation leaves them. As the engine searches outwards
 * for a catcher, it passes values out at each called process on the way, regardless of which catcher it finds.
 */
record OutMappings(SearchModel model, Transition run) {

    void all(Token from) {
        for (var token = from; token.at != Token.OUTERMOST; token = token.parent) {
            handOut(token);
        }
    }

    /**
     * The engine has also looked at the process of an event sub-process, unless it found it at once: that depends on
     * whether the token is alone there, so both are tried.
     */
    void upTo(EventCatching.Catcher catcher, Token from) {
        for (var token = from; token != catcher.at(); token = token.parent) {
            handOut(token);
        }
        if (isCall(catcher.at()) && mayBeSeen(catcher, from)) {
            handOut(catcher.at());
        }
    }

    private boolean mayBeSeen(EventCatching.Catcher catcher, Token from) {
        return catcher.attached()
                || from.parent != catcher.at()
                || run.choices().choose(2) == 0;
    }

    private void handOut(Token token) {
        if (isCall(token)) {
            ((NodeAction.Call) model.node(token).work())
                    .out()
                    .forEach(handover -> run.handovers().carry(handover, token.values, token.parent.frame()));
        }
    }

    private static boolean isCall(Token token) {
        return token.at != Token.OUTERMOST && token.values != null;
    }
}
