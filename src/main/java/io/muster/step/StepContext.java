package io.muster.step;

import io.muster.shared.Refusal;
import io.muster.shared.VersionId;

/** Where a step finds itself. */
public interface StepContext {

    BusinessKey key();

    /** The version the process is about. */
    default VersionId version() {
        return key().version();
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
