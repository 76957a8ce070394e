package io.muster.signoff;

import io.muster.shared.ProblemType;
import io.muster.shared.Refusal.Kind;

/** The problems of this module, with their public names. */
enum SignOffProblem implements ProblemType {
    /** The person may not take, pass on or complete this task in this way. */
    DECISION_REFUSED("decision-refused", Kind.FORBIDDEN, "Decision refused"),
    /** The task is not open, or its reader may not see it. */
    TASK_NOT_FOUND("task-not-found", Kind.NOT_FOUND, "Task not found");

    private final Declaration declaration;

    SignOffProblem(String slug, Kind kind, String title) {
        this.declaration = new Declaration(slug, kind, title);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
