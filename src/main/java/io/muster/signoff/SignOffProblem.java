package io.muster.signoff;

import io.muster.shared.ProblemType;
import io.muster.shared.Refusal.Kind;

/** The problems of this module, with their public names. */
public enum SignOffProblem implements ProblemType {
    /** Somebody wanted to take, pass on or complete a task in a way that is not theirs. */
    DECISION_REFUSED("decision-refused", Kind.FORBIDDEN, "Decision refused");

    private final Declaration declaration;

    SignOffProblem(String slug, Kind kind, String title) {
        this.declaration = new Declaration(slug, kind, title);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
