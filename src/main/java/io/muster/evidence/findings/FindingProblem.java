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

    /** A finding that is open cannot be opened again. */
    FINDING_STILL_OPEN("finding-still-open", Kind.CONFLICT, "Finding still open"),

    INVALID_FINDING("invalid-finding", Kind.INVALID, "Invalid finding"),

    /** Only the owner of a finding reports what was done about it. */
    NOT_THE_OWNER("not-the-owner-of-the-finding", Kind.FORBIDDEN, "Not the owner of the finding"),

    /** The owner of a finding may not judge it. */
    OWN_FINDING("finding-judged-by-its-owner", Kind.FORBIDDEN, "Finding judged by its owner");

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
