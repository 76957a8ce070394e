package io.muster.step;

import io.muster.shared.ProcessChangeId;
import io.muster.shared.Refusal;
import io.muster.shared.SubjectId;
import io.muster.shared.VersionId;

/** Where a step finds itself. */
public interface StepContext {

    BusinessKey key();

    /** What the process is about. */
    default SubjectId subject() {
        return key().subject();
    }

    /**
     * The version that the process is about.
     *
     * @throws Refusal {@code STEP_MISUSED} if it is about something else
     */
    default VersionId version() {
        if (subject() instanceof VersionId version) {
            return version;
        }
        throw StepProblem.STEP_MISUSED.refusal(
                "The step is for versions of models, but this process is about %s", subject());
    }

    /**
     * The change that the process is about.
     *
     * @throws Refusal {@code STEP_MISUSED} if it is about something else
     */
    default ProcessChangeId change() {
        if (subject() instanceof ProcessChangeId change) {
            return change;
        }
        throw StepProblem.STEP_MISUSED.refusal(
                "The step is for changes of processes, but this process is about %s", subject());
    }

    /**
     * Id of the outermost process instance: called processes belong to it. Evidence and sign-offs are kept under this
     * id, so that separation of duties holds across the whole call hierarchy.
     */
    String rootInstance();

    /** Id of the process instance the step stands in. */
    String instance();

    /** Names this run of this step: the same when it is tried again, another when the token comes by a second time. */
    String run();

    /**
     * A literal input of the diagram.
     *
     * @throws Refusal {@code STEP_MISUSED} if the diagram does not give it
     */
    String input(String name);

    /** @throws Refusal {@code STEP_MISUSED} if the variable is not there or is no text */
    String text(String variable);

    /** @throws Refusal {@code STEP_MISUSED} if the variable is not there or is no whole number */
    int integer(String variable);

    boolean has(String variable);
}
