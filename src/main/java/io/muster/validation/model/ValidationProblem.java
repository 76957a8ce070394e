package io.muster.validation.model;

import io.muster.shared.ProblemType;
import io.muster.shared.Refusal.Kind;

/** The problems of this module, with their public names. */
public enum ValidationProblem implements ProblemType {
    UNUSABLE_EVALUATION_DATA("unusable-evaluation-data", Kind.UNPROCESSABLE, "Unusable evaluation data"),

    UNUSABLE_EVALUATION_PLAN("unusable-evaluation-plan", Kind.UNPROCESSABLE, "Unusable evaluation plan"),

    /** An acceptance policy cannot be applied as it is written. */
    UNUSABLE_POLICY("unusable-policy", Kind.UNPROCESSABLE, "Unusable policy");

    private final Declaration declaration;

    ValidationProblem(String slug, Kind kind, String title) {
        this.declaration = new Declaration(slug, kind, title);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
