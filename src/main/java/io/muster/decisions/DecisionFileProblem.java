package io.muster.decisions;

import io.muster.shared.ProblemType;
import io.muster.shared.Refusal.Kind;

/** The problems of this module, with their public names. */
enum DecisionFileProblem implements ProblemType {
    CASES_UNREADABLE("cases-unreadable", Kind.INVALID, "Cases unreadable");

    private final Declaration declaration;

    DecisionFileProblem(String slug, Kind kind, String title) {
        this.declaration = new Declaration(slug, kind, title);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
