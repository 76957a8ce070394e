package io.muster.lifecycle;

/** Names in the diagram of the process that brings a version into service. */
public final class Release {

    public static final String PROCESS = "release";

    /** Message that ends it, whatever it waits for. */
    public static final String WITHDRAWAL = "Withdrawal";

    /** Variable that comes with the message. */
    static final String WITHDRAWAL_REASON = "withdrawalReason";

    private Release() {}
}
