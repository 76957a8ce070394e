package io.muster.verification.search;

import io.muster.verification.Property;

/** Where more and more tokens gather. */
record Heaps(Model model, Notes notes) {

    void notice(Token scope) {
        for (var token : scope.inside) {
            var heap =
                    scope.inside.stream().filter(other -> other.at == token.at).count();
            if (heap > Explorer.MOST_TOKENS) {
                notes.actAt(token.at);
                notes.observe(
                        Property.BOUNDED,
                        "more than %d tokens heap up at '%s'"
                                .formatted(
                                        Explorer.MOST_TOKENS,
                                        model.node(token).element().spoken()));
                notes.stick();
                return;
            }
            notice(token);
        }
    }
}
