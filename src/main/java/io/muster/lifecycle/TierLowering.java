package io.muster.lifecycle;

import io.muster.step.ProcessMessages;

/** Names in the diagram of the process in which a second person confirms a tier with less scrutiny. */
public final class TierLowering {

    public static final String PROCESS = "tier-lowering";

    /** Message that starts it. */
    public static final String REQUESTED = ProcessMessages.TIER_LOWERING_REQUESTED;

    /** The control that its sign-off provides. */
    public static final String CONTROL = "tier-lowering";

    private TierLowering() {}
}
