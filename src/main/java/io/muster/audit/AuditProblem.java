package io.muster.audit;

import io.muster.shared.ProblemType;
import io.muster.shared.Refusal.Kind;

/** The problems of this module, with their public names. */
public enum AuditProblem implements ProblemType {
    /** There is no such chain. */
    CHAIN_NOT_FOUND("chain-not-found", Kind.NOT_FOUND, "Chain not found");

    private final Declaration declaration;

    AuditProblem(String slug, Kind kind, String title) {
        this.declaration = new Declaration(slug, kind, title);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
