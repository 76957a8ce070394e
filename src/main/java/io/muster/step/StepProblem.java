package io.muster.step;

import io.muster.shared.ProblemType;
import io.muster.shared.Refusal.Kind;

/** The problems of this module, with their public names. */
public enum StepProblem implements ProblemType {
    /** A diagram uses a step, or a step its own declaration, in an undeclared way: a designer must correct it. */
    STEP_MISUSED("step-misused", Kind.UNPROCESSABLE, "Step misused");

    private final Declaration declaration;

    StepProblem(String slug, Kind kind, String title) {
        this.declaration = new Declaration(slug, kind, title);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
