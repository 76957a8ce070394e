package io.muster.processfiles;

import io.muster.shared.ProblemType;
import io.muster.shared.Refusal.Kind;

/** The problems of this module, with their public names. */
enum ProcessFileProblem implements ProblemType {
    DIAGRAM_UNREADABLE("diagram-unreadable", Kind.UNPROCESSABLE, "Diagram unreadable");

    private final Declaration declaration;

    ProcessFileProblem(String slug, Kind kind, String title) {
        this.declaration = new Declaration(slug, kind, title);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
