package io.muster.engine;

import io.muster.shared.ProblemType;
import io.muster.shared.Refusal.Kind;

/** The problems of this module, with their public names. */
public enum EngineProblem implements ProblemType {
    /** A step refers to a decision table that is not deployed. */
    DECISION_MISSING("decision-missing", Kind.UNPROCESSABLE, "Decision missing"),

    /** A decision table uses another language than FEEL. */
    DECISION_NOT_PERMITTED("decision-not-permitted", Kind.UNPROCESSABLE, "Decision not permitted"),

    /** The table of due dates gives no usable answer for a human task. */
    NO_DUE_DATES("no-due-dates", Kind.UNPROCESSABLE, "No due dates"),

    /** The process was changed concurrently when a message was to be delivered to it. */
    PROCESS_BUSY("process-busy", Kind.CONFLICT, "Process busy"),

    /** The state of the version, or another process instance, does not permit the start of a process. */
    START_CONFLICT("start-conflict", Kind.CONFLICT, "Start conflict"),

    /** The person may not start this process. */
    START_REFUSED("start-refused", Kind.FORBIDDEN, "Start refused");

    private final Declaration declaration;

    EngineProblem(String slug, Kind kind, String title) {
        this.declaration = new Declaration(slug, kind, title);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
