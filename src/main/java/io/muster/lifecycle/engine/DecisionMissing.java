package io.muster.lifecycle.engine;

import io.muster.shared.Refusal;

/** A step was told to ask a decision table that is not deployed. */
public class DecisionMissing extends Refusal {

    DecisionMissing(String key) {
        super(Kind.UNPROCESSABLE, "There is no decision '%s'; deploy a table with this id".formatted(key));
    }
}
