package io.muster.verification.model;

import io.muster.verification.model.Violation.PathStep;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The effect of a step that must not be reached without its controls. */
public enum Guard {
    NONE,
    /** Signs that a version may serve. */
    CERTIFY,
    DEPLOY,
    PROMOTE,
    ROLLBACK,
    SUSPEND,
    /** Puts a suspended version back into service. */
    REINSTATE,
    RETIRE,
    /** Puts a new version of a process in force. */
    CHANGE,
    /** Gives a version a tier that requires less scrutiny. */
    LOWER,
    /** Signs that a version may stay in service after it passed its revalidation. */
    RENEW,
    /** Signs the same on a person's word although it did not pass. */
    EXCEPTION,
    /** Signs that a version may be used as it is described now, after people agreed to the change. */
    AMEND;

    /**
     * The guard under whose name the policy states this guard's demands: a certificate demands what a deployment
     * demands.
     */
    public Guard demandedAs() {
        return this == CERTIFY ? DEPLOY : this;
    }

    /** Whether a failure of it leaves something behind that must be put right. */
    public boolean opensService() {
        return this == DEPLOY || this == PROMOTE;
    }

    /** Whether it puts right what a failed deployment or promotion left behind. */
    public boolean restores() {
        return this == ROLLBACK || this == SUSPEND;
    }

    /**
     * Whether it is what a missing or rejecting outcome may lead to: it takes a version out of service, or a person, whose
     * sign-off is demanded before it, answers for the version nevertheless.
     */
    public boolean answersRejection() {
        return restores() || this == EXCEPTION;
    }

    /**
     * A guarded step that can be reached.
     *
     * @param step its element
     * @param origin of the versions for which it is reached so, or null when it is not known there
     * @param controls that were provided and still count
     * @param path the shortest path to it with these controls
     */
    public record GuardReached(
            PathStep step, Guard guard, int tier, @Nullable String origin, Set<String> controls, List<PathStep> path) {

        public GuardReached {
            controls = Set.copyOf(controls);
            path = List.copyOf(path);
        }
    }
}
