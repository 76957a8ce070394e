package io.muster.monitoring.record;

import io.muster.shared.ProblemType;
import io.muster.shared.Refusal.Kind;

/** The problems of this module, with their public names. */
enum MonitoringProblem implements ProblemType {
    /** A version has no reference, so nothing can be counted or compared. */
    NO_REFERENCE("no-reference", Kind.CONFLICT, "No reference"),

    /** The kept reference of a version does not match its evidence: it was altered after it was made. */
    REFERENCE_ALTERED("reference-altered", Kind.CONFLICT, "Reference altered"),

    /** A window begins or ends within a day or month whose hours were merged into one profile. */
    PROFILES_ROLLED_UP("profiles-rolled-up", Kind.CONFLICT, "Profiles rolled up");

    private final Declaration declaration;

    MonitoringProblem(String slug, Kind kind, String title) {
        this.declaration = new Declaration(slug, kind, title);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
