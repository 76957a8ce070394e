package io.muster.lifecycle;

import io.muster.step.ProcessMessages;

/** Names in the diagram of the process that brings a version into service. */
public final class Release {

    public static final String PROCESS = "release";

    /** Message that ends it, whatever it waits for. */
    public static final String WITHDRAWAL = ProcessMessages.RELEASE_WITHDRAWAL;

    /** Message that another tier is in force: whatever runs on the former one's way ends. */
    public static final String TIER_CHANGED = ProcessMessages.RELEASE_TIER_CHANGED;

    /** Variable that comes with the message of a withdrawal. */
    static final String WITHDRAWAL_REASON = "withdrawalReason";

    private Release() {}
}
