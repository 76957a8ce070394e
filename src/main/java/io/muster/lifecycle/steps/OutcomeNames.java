package io.muster.lifecycle.steps;

import io.muster.shared.Actor;

/** Words that more than one step uses. */
final class OutcomeNames {

    /** In whose name steps act. */
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

    /** Kind of schedule by which a version is revalidated. */
    static final String REVALIDATION = "revalidation";

    private OutcomeNames() {}
}
