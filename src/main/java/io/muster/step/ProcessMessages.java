package io.muster.step;

import java.util.Set;
import java.util.TreeSet;

/** The messages that Muster sends to process instances, each with the business key of its subject. */
public final class ProcessMessages {

    public static final String RELEASE_WITHDRAWAL = "Withdrawal";
    public static final String RELEASE_TIER_CHANGED = "TierChanged";
    public static final String TIER_LOWERING_REQUESTED = "TierLoweringRequested";
    public static final String REVALIDATION_DUE = "RevalidationDue";
    public static final String RETIREMENT_REQUESTED = "RetirementRequested";
    public static final String SUSPENSION_REQUESTED = "SuspensionRequested";
    public static final String REINSTATEMENT_REQUESTED = "ReinstatementRequested";
    public static final String EMERGENCY_DECLARED = "EmergencyDeclared";
    public static final String CHANGE_REQUESTED = "ChangeRequested";
    public static final String PROCESS_CHANGE_PROPOSED = "ProcessChangeProposed";
    public static final String PROCESS_CHANGE_WITHDRAWN = "ProcessChangeWithdrawn";

    private ProcessMessages() {}

    /** All of them, sorted: a diagram may wait for these and no others. */
    public static Set<String> all() {
        return new TreeSet<>(Set.of(
                RELEASE_WITHDRAWAL,
                RELEASE_TIER_CHANGED,
                TIER_LOWERING_REQUESTED,
                REVALIDATION_DUE,
                RETIREMENT_REQUESTED,
                SUSPENSION_REQUESTED,
                REINSTATEMENT_REQUESTED,
                EMERGENCY_DECLARED,
                CHANGE_REQUESTED,
                PROCESS_CHANGE_PROPOSED,
                PROCESS_CHANGE_WITHDRAWN));
    }
}
