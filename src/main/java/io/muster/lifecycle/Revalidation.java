package io.muster.lifecycle;

import io.muster.step.ProcessMessages;

/** Names in the diagram of the process that renews a version's validity. */
final class Revalidation {

    public static final String PROCESS = "revalidation";

    /** Message that starts it. */
    public static final String DUE = ProcessMessages.REVALIDATION_DUE;

    /** Kind of schedule that starts it. */
    static final String SCHEDULE = "revalidation";

    private Revalidation() {}
}
