package io.muster.verification.model;

/** What a step does that must not be reached without its controls. */
public enum Guard {
    NONE,
    /** Signs that a version may serve. */
    CERTIFY,
    DEPLOY,
    PROMOTE,
    ROLLBACK,
    SUSPEND,
    RETIRE,
    /** Puts a new version of a process in force. */
    CHANGE,
    /** Gives a version a tier that needs less scrutiny. */
    LOWER;

    /** The guard by whose name the policy states what this one demands: no certificate without what a deployment demands. */
    public Guard demandedAs() {
        return this == CERTIFY ? DEPLOY : this;
    }

    /** A failure of it leaves something behind that must be put right. */
    public boolean opensService() {
        return this == DEPLOY || this == PROMOTE;
    }

    /** Puts right what a failed deployment or promotion left behind. */
    public boolean restores() {
        return this == ROLLBACK || this == SUSPEND;
    }
}
