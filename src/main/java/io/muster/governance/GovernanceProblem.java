package io.muster.governance;

import io.muster.shared.ProblemType;
import io.muster.shared.Refusal;
import io.muster.shared.Refusal.Kind;

/** The problems of this module, with their public names. */
public enum GovernanceProblem implements ProblemType {
    /** The process of a change cannot receive messages at the moment: it is between two wait states. */
    CHANGE_BUSY("change-busy", Kind.CONFLICT, "Change busy"),

    /** The change is over; an open one was expected. */
    CHANGE_CLOSED("change-closed", Kind.CONFLICT, "Change closed"),

    /** The change does not exist. */
    CHANGE_NOT_FOUND("change-not-found", Kind.NOT_FOUND, "Change not found"),

    /**
     * Another version, or another table, came into force since a change was compared: it has to be compared and
     * proposed again.
     */
    COMPARISON_OUTDATED("comparison-outdated", Kind.CONFLICT, "Comparison outdated"),

    CONTENT_ALTERED("content-altered", Kind.UNPROCESSABLE, "Content altered"),

    /** A step was to use a decision table that no owner agreed to. */
    DECISION_NOT_AGREED("decision-not-agreed", Kind.CONFLICT, "Decision not agreed to"),

    /** One deployment changes processes or tables of several owners: no one could sign all of it. */
    DIFFERENT_OWNERS("different-owners", Kind.UNPROCESSABLE, "Different owners"),

    /** No one can sign a change, because the table of owners names no group of people. */
    NO_OWNER("no-owner", Kind.UNPROCESSABLE, "No owner"),

    /** Only the person who proposed a change may withdraw it. */
    NOT_THEIR_PROPOSAL("not-their-proposal", Kind.FORBIDDEN, "Not their proposal");

    private final Declaration declaration;

    GovernanceProblem(String slug, Kind kind, String title) {
        this.declaration = new Declaration(slug, kind, title);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }

    static Refusal changeClosed(Change change) {
        return CHANGE_CLOSED.refusal(
                "Change %d is %s since %s: expected an open one", change.number(), change.state(), change.closedAt());
    }

    static Refusal changeNotFound(int number) {
        return CHANGE_NOT_FOUND.refusal("There is no process change %d", number);
    }
}
