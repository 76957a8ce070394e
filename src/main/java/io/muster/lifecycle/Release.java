package io.muster.lifecycle;

/** Names in the diagram of the process that brings a version into service. */
public final class Release {

    public static final String PROCESS = "release";

    /** Message that ends it, whatever it waits for. */
    public static final String WITHDRAWAL = "Withdrawal";

    /** Message that another tier is in force: whatever runs on the former one's way ends. */
    public static final String TIER_CHANGED = "TierChanged";

    /** Variable that comes with the message of a withdrawal. */
    static final String WITHDRAWAL_REASON = "withdrawalReason";

    private Release() {}
}
