package io.muster.lifecycle;

import io.muster.step.ProcessMessages;

/** Names in the diagram of the release, the process that brings a version into service. */
public final class Release {

    public static final String PROCESS = "release";

    /** Message that ends it in any state. */
    public static final String WITHDRAWAL = ProcessMessages.RELEASE_WITHDRAWAL;

    /** Message that another tier is in force: activities for the former tier end. */
    public static final String TIER_CHANGED = ProcessMessages.RELEASE_TIER_CHANGED;

    /** The control that an operator provides for a version on trial. */
    static final String PROMOTION = "promotion";

    /** Variable sent with the withdrawal message. */
    static final String WITHDRAWAL_REASON = "withdrawalReason";

    private Release() {}
}
