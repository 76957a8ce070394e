package io.muster.verification.search;

import io.muster.verification.model.Property;

/** Where more and more tokens gather: there the search ends, and nothing is deployed. */
record BoundednessCheck(SearchModel model, TransitionNotes notes) {

    /** Tokens in one place; more are taken for a heap that grows without end. */
    static final int MOST_TOKENS = 8;

    void notice(Token scope) {
        for (var token : scope.inside) {
            if (model.rounds().isHeap(model.node(token)) && isTooMuch(scope, token)) {
                notes.actAt(token.at);
                notes.observe(
                        Property.BOUNDED,
                        "more than %d tokens heap up at '%s'"
                                .formatted(
                                        MOST_TOKENS, model.node(token).element().spoken()));
                notes.stick();
                return;
            }
            notice(token);
        }
    }

    private static boolean isTooMuch(Token scope, Token token) {
        return token.has(Token.MANY)
                || scope.inside.stream().filter(other -> other.at == token.at).count() > MOST_TOKENS;
    }
}
