package io.muster.evidence.findings;

import io.muster.shared.ProblemType;
import io.muster.shared.Refusal;
import io.muster.shared.Refusal.Kind;

/** The problems of findings, with their public names. */
enum FindingProblem implements ProblemType {
    /** A closed finding stays closed. */
    FINDING_ALREADY_CLOSED("finding-already-closed", Kind.CONFLICT, "Finding already closed"),

    /** There is no such finding. */
    FINDING_NOT_FOUND("finding-not-found", Kind.NOT_FOUND, "Finding not found"),

    INVALID_FINDING("invalid-finding", Kind.INVALID, "Invalid finding");

    private final Declaration declaration;

    FindingProblem(String slug, Kind kind, String title) {
        this.declaration = new Declaration(slug, kind, title);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }

    static Refusal findingAlreadyClosed(String id) {
        return FINDING_ALREADY_CLOSED.refusal("Finding %s is already closed: open a new one", id);
    }
}
