package io.muster.lifecycle;

import io.muster.step.ProcessMessages;

/** Names in the diagram of the process that takes a version out of service permanently. */
final class Retirement {

    public static final String PROCESS = "retirement";

    /** Message that starts it. */
    public static final String REQUESTED = ProcessMessages.RETIREMENT_REQUESTED;

    private Retirement() {}
}
