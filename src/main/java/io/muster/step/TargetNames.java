package io.muster.step;

import java.util.Set;

/**
 * The names that an input of type {@link Step.Input.Type#TARGET} may have. They are checked when a diagram is deployed;
 * the step checks again when it runs, because a target may be taken away later.
 */
@FunctionalInterface
public interface TargetNames {

    /** All deployment targets of this server. */
    Set<String> all();
}
