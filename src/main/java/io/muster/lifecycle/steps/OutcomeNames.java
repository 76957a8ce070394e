package io.muster.lifecycle.steps;

import io.muster.shared.Actor;

/** Names shared by several steps. */
public final class OutcomeNames {

    /** The actor of all steps. */
    public static final Actor SELF = Actor.system("lifecycle");

    public static final String TIER = "tier";
    public static final String MODEL_TYPE = "modelType";
    public static final String ORIGIN = "origin";

    public static final String BUILD_OUTCOME = "buildOutcome";
    public static final String FROZEN = "frozen";
    public static final String REFUSED = "refused";

    public static final String ACCEPTED = "accepted";
    public static final String REJECTED = "rejected";

    public static final String CERTIFICATE = "certificate";
    public static final String WITHDRAWAL_REASON = "withdrawalReason";

    /** The kind of schedule for revalidating a version. */
    public static final String REVALIDATION = "revalidation";

    private OutcomeNames() {}
}
