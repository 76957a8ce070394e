package io.muster.step;

import io.muster.shared.ProcessChangeId;
import io.muster.shared.Refusal;
import io.muster.shared.SubjectId;
import io.muster.shared.VersionId;

/** The process instance in which a step runs. */
public interface StepContext {

    BusinessKey key();

    /** The subject of the process. */
    default SubjectId subject() {
        return key().subject();
    }

    /**
     * The version that the process is about.
     *
     * @throws Refusal {@code STEP_MISUSED} if its subject is not a version
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
     * @throws Refusal {@code STEP_MISUSED} if its subject is not a change
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

    /** Id of the process instance that contains the step. */
    String instance();

    /** Identifies this run of this step: the same when it is retried, another when the token reaches it again. */
    String run();

    /**
     * A literal input of the diagram.
     *
     * @return empty for an optional input that the diagram leaves out
     * @throws Refusal {@code STEP_MISUSED} if the diagram does not give a required one
     */
    String input(String name);

    /** @throws Refusal {@code STEP_MISUSED} if the variable is missing or not a text */
    String text(String variable);

    /** @throws Refusal {@code STEP_MISUSED} if the variable is missing or not a whole number */
    int integer(String variable);

    boolean has(String variable);
}
