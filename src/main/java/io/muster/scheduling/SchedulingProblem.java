package io.muster.scheduling;

import io.muster.shared.ProblemType;
import io.muster.shared.Refusal;
import io.muster.shared.Refusal.Kind;

/** The problems of this module, with their public names. */
public enum SchedulingProblem implements ProblemType {
    /** Each period is fired once; a fired date cannot become due again. */
    PERIOD_ALREADY_FIRED("period-already-fired", Kind.CONFLICT, "Period already fired"),

    /** Moving or cancelling a schedule needs a reason. */
    REASON_MISSING("reason-missing", Kind.INVALID, "Reason missing"),

    /** Another date is already planned, which must be moved with a reason instead. */
    SCHEDULE_ALREADY_PLANNED("schedule-already-planned", Kind.CONFLICT, "Schedule already planned"),

    /** The schedule was moved, cancelled or fired at the same moment. */
    SCHEDULE_CHANGED_MEANWHILE("schedule-changed-meanwhile", Kind.CONFLICT, "Schedule changed meanwhile"),

    /** Nothing was ever planned for this kind and subject. */
    SCHEDULE_NOT_FOUND("schedule-not-found", Kind.NOT_FOUND, "Schedule not found"),

    /** A schedule that has fired or was cancelled cannot be moved, cancelled or fired. */
    SCHEDULE_NOT_PLANNED("schedule-not-planned", Kind.CONFLICT, "Schedule not planned");

    private final Declaration declaration;

    SchedulingProblem(String slug, Kind kind, String title) {
        this.declaration = new Declaration(slug, kind, title);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }

    static Refusal scheduleChangedMeanwhile(Schedule known) {
        return SCHEDULE_CHANGED_MEANWHILE.refusal(
                "The %s of '%s' is no longer at revision %d because it was changed meanwhile: read it again and repeat the change",
                known.kind(), known.subject(), known.revision());
    }

    public static Refusal scheduleNotFound(String kind, String subject) {
        return SCHEDULE_NOT_FOUND.refusal("No %s was ever planned for '%s'", kind, subject);
    }
}
