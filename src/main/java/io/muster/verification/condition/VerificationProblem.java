package io.muster.verification.condition;

import io.muster.shared.ProblemType;
import io.muster.shared.Refusal.Kind;

/**
 * The problems of this module, with their public names. They are in this package because {@code model} depends on it.
 */
enum VerificationProblem implements ProblemType {
    CONDITION_NOT_PERMITTED("condition-not-permitted", Kind.UNPROCESSABLE, "Condition not permitted");

    private final Declaration declaration;

    VerificationProblem(String slug, Kind kind, String title) {
        this.declaration = new Declaration(slug, kind, title);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
