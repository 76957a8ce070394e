package io.muster.lifecycle.steps;

import io.muster.shared.Actor;

/** Names shared by several steps. */
final class OutcomeNames {

    /** The actor of all steps. */
    static final Actor SELF = Actor.system("lifecycle");

    static final String TIER = "tier";
    static final String MODEL_TYPE = "modelType";
    static final String ORIGIN = "origin";

    static final String BUILD_OUTCOME = "buildOutcome";
    static final String FROZEN = "frozen";
    static final String REFUSED = "refused";

    static final String ACCEPTED = "accepted";
    static final String REJECTED = "rejected";

    static final String CERTIFICATE = "certificate";
    static final String WITHDRAWAL_REASON = "withdrawalReason";

    /** The kind of schedule for revalidating a version. */
    static final String REVALIDATION = "revalidation";

    private OutcomeNames() {}
}
