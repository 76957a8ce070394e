package io.muster.verification.search;

import io.muster.verification.model.Property;
import io.muster.verification.search.model.SearchModel;
import io.muster.verification.search.semantics.Observation;
import io.muster.verification.search.state.State;
import io.muster.verification.search.state.Token;

/** What is said of a state from which no end can be reached. */
record DeadEnd(SearchModel model) {

    Observation at(State state) {
        return new Observation(
                Property.COMPLETION, Token.OUTERMOST, "no end can be reached from here: " + waiting(state));
    }

    private String waiting(State state) {
        var names = state.tokens().stream()
                .filter(token -> token.inside.isEmpty() && token.at != Token.OUTERMOST)
                .map(token -> "'%s'".formatted(model.node(token).element().spoken()))
                .distinct()
                .sorted()
                .toList();
        return "tokens at " + String.join(", ", names);
    }
}
