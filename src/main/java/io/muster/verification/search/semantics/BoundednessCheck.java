package io.muster.verification.search.semantics;

import io.muster.verification.model.Property;
import io.muster.verification.search.model.SearchModel;
import io.muster.verification.search.state.Token;

/** The check that tokens do not accumulate: where they do, the search ends and the deployment is refused. */
record BoundednessCheck(SearchModel model, TransitionNotes notes) {

    void notice(Token scope) {
        for (var token : scope.inside) {
            if (model.rounds().isHeap(model.node(token)) && isTooMuch(scope, token)) {
                notes.actAt(token.at);
                notes.observe(
                        Property.BOUNDED,
                        "more than %d tokens accumulate at '%s'"
                                .formatted(
                                        SearchModel.MOST_TOKENS,
                                        model.node(token).element().spoken()));
                notes.stick();
                return;
            }
            notice(token);
        }
    }

    private static boolean isTooMuch(Token scope, Token token) {
        return token.has(Token.MANY)
                || scope.inside.stream().filter(other -> other.at == token.at).count() > SearchModel.MOST_TOKENS;
    }
}
