package io.muster.lifecycle;

import io.muster.step.ProcessMessages;

/** The names in the diagram of the revalidation process, which renews a version's validity. */
final class Revalidation {

    public static final String PROCESS = "revalidation";

    /** The message that starts the process. */
    public static final String DUE = ProcessMessages.REVALIDATION_DUE;

    /** The kind of schedule that starts the process when it is due; see {@link ScheduleListener}. */
    static final String SCHEDULE = "revalidation";

    private Revalidation() {}
}
