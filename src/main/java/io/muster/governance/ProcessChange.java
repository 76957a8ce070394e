package io.muster.governance;

import io.muster.shared.ProcessChangeId;
import io.muster.step.ProcessMessages;

/**
 * Names in the diagram of the process that asks the owner of a process whether a weaker version may come into force.
 */
public final class ProcessChange {

    public static final String PROCESS = ProcessChangeId.PROCESS;

    /** The message that starts the process. */
    public static final String PROPOSED = ProcessMessages.PROCESS_CHANGE_PROPOSED;

    /** The message that ends the process in any state. */
    public static final String WITHDRAWN = ProcessMessages.PROCESS_CHANGE_WITHDRAWN;

    private ProcessChange() {}
}
