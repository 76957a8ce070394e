package io.muster.signoff;

import io.muster.shared.ProblemType;
import io.muster.shared.Refusal.Kind;

/** The problems of this module, with their public names. */
enum SignOffProblem implements ProblemType {
    /** The person may not take, pass on or complete this task in this way. */
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
