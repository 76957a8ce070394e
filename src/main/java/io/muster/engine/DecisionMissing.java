package io.muster.engine;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** A step was told to ask a decision table that is not deployed. */
@Problem(slug = "decision-missing", kind = Refusal.Kind.UNPROCESSABLE, title = "Decision missing")
public class DecisionMissing extends Refusal {

    DecisionMissing(String key) {
        super("There is no decision '%s'; deploy a table with this id".formatted(key));
    }
}
