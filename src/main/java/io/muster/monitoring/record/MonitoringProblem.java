package io.muster.monitoring.record;

import io.muster.shared.ProblemType;
import io.muster.shared.Refusal.Kind;

/** The problems of this module, with their public names. */
public enum MonitoringProblem implements ProblemType {
    /** A posted profile does not fit the reference of its version, or its time; the message says how. */
    INVALID_PROFILE("invalid-profile", Kind.UNPROCESSABLE, "Invalid profile"),

    /** A version has no reference, so nothing can be counted or compared. */
    NO_REFERENCE("no-reference", Kind.CONFLICT, "No reference"),

    /** Something else was posted under the same id before. */
    POSTED_DIFFERENTLY("posted-differently", Kind.CONFLICT, "Posted differently"),

    /** The kept reference of a version does not match its evidence: it was altered after it was made. */
    REFERENCE_ALTERED("reference-altered", Kind.CONFLICT, "Reference altered"),

    /** A window begins or ends within a day or month whose hours were merged into one profile. */
    PROFILES_ROLLED_UP("profiles-rolled-up", Kind.CONFLICT, "Profiles rolled up"),

    /** An outcome is not one that the model's predictions can have, or its time cannot be right; the message says why. */
    INVALID_OUTCOME("invalid-outcome", Kind.UNPROCESSABLE, "Invalid outcome"),

    /** Another outcome that became known later was posted before. */
    OUTCOME_OUTDATED("outcome-outdated", Kind.CONFLICT, "Outcome outdated"),

    /** Who owns a model or developed a version of it does not post its outcomes. */
    OUTCOMES_OF_OWN_MODEL("outcomes-of-own-model", Kind.FORBIDDEN, "Outcomes of one's own model"),

    /** The predictions of a model are not logged, so no outcome finds its prediction. */
    PREDICTIONS_NOT_LOGGED("predictions-not-logged", Kind.CONFLICT, "Predictions not logged"),

    /** No outcome of a prediction or case was posted. */
    OUTCOME_NOT_FOUND("outcome-not-found", Kind.NOT_FOUND, "Outcome not found"),

    /** A table of another database cannot be read now. */
    TABLE_UNAVAILABLE("table-unavailable", Kind.UNAVAILABLE, "Table unavailable");

    private final Declaration declaration;

    MonitoringProblem(String slug, Kind kind, String title) {
        this.declaration = new Declaration(slug, kind, title);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
